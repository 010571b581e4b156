package org.hecha.web.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * Answers requests that come without a login, with an expired one, or with a stale form. Nothing typed is lost: a script
 * is told to keep its page, a plain form comes back on the login page and is offered for sending again.
 */
@Component
class Strangers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RequestCache asked;

    Strangers(RequestCache asked) {
        this.asked = asked;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") != null || !wantsPage(request)) {
            forward("/login/expired", request, response);
        } else if (isOwnForm(request)) {
            forward("/login/again", request, response);
        } else {
            asked.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + "/login");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && isOwnForm(request) && wantsPage(request)) {
            forward("/login/resend", request, response);
        } else {
            request.setAttribute(DENIED, denied instanceof CsrfException ? "stale-form" : "forbidden");
            forward("/login/denied", request, response);
        }
    }

    static final String DENIED = Strangers.class.getName() + ".denied";

    /** A plain form from one of our own pages, by the word of the browser; only such a form may be sent again by a click. */
    private static boolean isOwnForm(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
                && sameOrigin(request);
    }

    private static boolean sameOrigin(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site);
        }
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin != null
                    && request.getServerName().equals(URI.create(origin).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    static boolean wantsPage(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("text/html") || accept.equals("*/*");
    }

    private static void forward(String where, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher(where).forward(request, response);
    }
}
