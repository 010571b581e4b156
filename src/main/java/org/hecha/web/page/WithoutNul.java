package org.hecha.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves out the character NUL from everything that was typed: no database text can hold it, nobody sees it, and text copied
 * out of old documents has it now and then.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class WithoutNul extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Cleaned(request), response);
    }

    private static final class Cleaned extends HttpServletRequestWrapper {

        Cleaned(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            @Nullable String value = super.getParameter(name);
            return value == null ? null : clean(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String @Nullable [] values = super.getParameterValues(name);
            return values == null
                    ? null
                    : Arrays.stream(values).map(Cleaned::clean).toArray(String[]::new);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> cleaned = new LinkedHashMap<>();
            super.getParameterMap()
                    .forEach((name, values) -> cleaned.put(
                            name, Arrays.stream(values).map(Cleaned::clean).toArray(String[]::new)));
            return cleaned;
        }

        private static String clean(String value) {
            return value.indexOf('\0') < 0 ? value : value.replace("\0", "");
        }
    }
}
