package org.hecha.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container could not bring to any screen: malformed requests, faults in filters. */
@Controller
class ErrorPage implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPage.class);

    private final Problems problems;

    ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        if (status.is5xxServerError()) {
            String reference = ProblemAdvice.newReference();
            @Nullable Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.error(
                    "fault {} outside the screens while answering {}",
                    reference,
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    cause instanceof Throwable thrown ? thrown : null);
            return problems.answer(request, response, status, "fault", Map.of("reference", reference), reference);
        }
        String key = switch (status) {
            case NOT_FOUND -> "nothing-there";
            case FORBIDDEN -> "forbidden";
            case PAYLOAD_TOO_LARGE -> "upload-too-large";
            case METHOD_NOT_ALLOWED -> "wrong-method";
            default -> "not-understood";
        };
        return problems.answer(request, response, status, key, Map.of());
    }
}
