package org.hecha.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.hecha.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The last place before a person sees a problem: refusals become sentences, faults a reference number. */
@ControllerAdvice
@Order(100)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, refused);
    }

    /** An address that names nothing, and an id that cannot be one, look the same from outside. */
    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class, TypeMismatchException.class})
    Object nothingThere(HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, HttpStatus.NOT_FOUND, "nothing-there", Map.of());
    }

    /** A value of the wrong type in a form: which field, what was typed, how to get back to it. */
    @ExceptionHandler
    Object wrongType(
            MethodArgumentTypeMismatchException cause, HttpServletRequest request, HttpServletResponse response) {
        boolean typed =
                "POST".equals(request.getMethod()) && cause.getParameter().hasParameterAnnotation(RequestParam.class);
        if (!typed) {
            return nothingThere(request, response);
        }
        String value = String.valueOf(cause.getValue());
        return problems.answer(
                request,
                response,
                HttpStatus.UNPROCESSABLE_ENTITY,
                "field-unreadable",
                Map.of("field", cause.getName(), "value", value),
                cause.getName(),
                value);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException cause, HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "upload-too-large", Map.of());
    }

    /** A form that was sent before a file was chosen. */
    @ExceptionHandler
    Object partMissing(
            MissingServletRequestPartException cause, HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, HttpStatus.UNPROCESSABLE_ENTITY, "part-missing", Map.of());
    }

    @ExceptionHandler({
        ServletRequestBindingException.class,
        HttpMessageNotReadableException.class,
        HttpMediaTypeException.class,
        MultipartException.class
    })
    Object notUnderstood(HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, HttpStatus.BAD_REQUEST, "not-understood", Map.of());
    }

    @ExceptionHandler
    Object wrongMethod(
            HttpRequestMethodNotSupportedException cause, HttpServletRequest request, HttpServletResponse response) {
        return problems.answer(request, response, HttpStatus.METHOD_NOT_ALLOWED, "wrong-method", Map.of());
    }

    /** The browser has gone; there is nobody to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException cause) {}

    @ExceptionHandler
    Object fault(Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
            throw fault; // the filter chain knows what to do
        }
        String reference = newReference();
        log.error("fault {} while answering {} {}", reference, request.getMethod(), request.getRequestURI(), fault);
        if (response.isCommitted()) {
            throw fault;
        }
        return problems.answer(
                request,
                response,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "fault",
                Map.of("reference", reference),
                reference);
    }

    /** Short enough to be read out over the telephone. */
    static String newReference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
