package org.hecha.web.upload;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hecha.dossier.Incoming;
import org.hecha.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Before a single byte of a body is read: strangers send none, one person sends at most three at a time, and nobody when the
 * disk is nearly full. A browser with our script queues by itself; what comes here is a second window or somebody's program.
 */
public final class UploadsAtOnce implements Filter {

    private static final int MOST = 3;

    /** Request attribute with the {@link Refused} that {@code /login/denied} is to tell. */
    public static final String REFUSED = UploadsAtOnce.class.getName() + ".refused";

    private final Incoming incoming;
    private final AuthenticationEntryPoint strangers;
    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    public UploadsAtOnce(Incoming incoming, AuthenticationEntryPoint strangers) {
        this.incoming = incoming;
        this.strangers = strangers;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
            throws IOException, ServletException {
        // the answer to a refusal is a forward of the same request and comes through here again
        if (asked.getDispatcherType() != DispatcherType.REQUEST
                || !(asked instanceof HttpServletRequest request)
                || !(answered instanceof HttpServletResponse response)
                || !carriesFile(request)) {
            chain.doFilter(asked, answered);
            return;
        }
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            strangers.commence(request, response, new InsufficientAuthenticationException("nobody is logged in"));
            return;
        }
        String person = who.getName();
        if (running.merge(person, 1, Integer::sum) > MOST) {
            leave(person);
            refuse(request, response, new TooManyUploads(MOST));
            return;
        }
        try {
            incoming.checkRoom(Math.max(0, request.getContentLengthLong()));
            chain.doFilter(request, response);
        } catch (Refused full) {
            refuse(request, response, full);
        } finally {
            leave(person);
        }
    }

    private void leave(String person) {
        running.computeIfPresent(person, (p, n) -> n > 1 ? n - 1 : null);
    }

    private static boolean carriesFile(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        boolean form = request.getMethod().equals("POST")
                && request.getRequestURI().endsWith("/evidence")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return form || request.getMethod().equals("PATCH");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refused refused)
            throws ServletException, IOException {
        request.setAttribute(REFUSED, refused);
        request.getRequestDispatcher("/login/denied").forward(request, response);
    }
}
