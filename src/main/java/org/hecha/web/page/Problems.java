package org.hecha.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hecha.shared.PersonalData;
import org.hecha.shared.Refused;
import org.hecha.web.words.ClaimWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns what went wrong into what a person reads: a page, a notice inside the page (htmx) or problem+json, whichever was
 * asked for. Title and sentence are the messages {@code problem.<key>} and {@code problem.<key>.detail}.
 */
@Component
public class Problems {

    private final MessageSource messages;
    private final Dates dates;
    private final ClaimWords claims;

    Problems(MessageSource messages, Dates dates, ClaimWords claims) {
        this.messages = messages;
        this.dates = dates;
        this.claims = claims;
    }

    /** What a person reads about a problem. */
    public record Sentence(String title, String detail) {}

    public Sentence sentence(Refused refused) {
        return sentence(refused.key(), arguments(refused));
    }

    /** Sizes are facts in bytes; people read megabytes. */
    private static Object[] arguments(Refused refused) {
        Object[] arguments = refused.arguments();
        for (int i = 0; i < arguments.length && refused.kind() == Refused.Kind.TOO_LARGE; i++) {
            if (arguments[i] instanceof Long bytes) {
                arguments[i] = DataSize.ofBytes(bytes);
            }
        }
        return arguments;
    }

    /** @param facts in the order of the placeholders; moments and days are written in the person's language */
    public Sentence sentence(String key, Object... facts) {
        Object[] words = new Object[facts.length];
        for (int i = 0; i < facts.length; i++) {
            words[i] = inWords(facts[i]);
        }
        Locale locale = LocaleContextHolder.getLocale();
        String title = messages.getMessage("problem." + key, words, "", locale);
        if (title == null || title.isEmpty()) {
            title = messages.getMessage("problem.refused", null, locale);
        }
        @Nullable String detail = messages.getMessage("problem." + key + ".detail", words, "", locale);
        return new Sentence(title, detail == null ? "" : detail);
    }

    /** Answers in the form that was asked for. */
    public Object answer(HttpServletRequest request, HttpServletResponse response, Refused refused) {
        return answer(request, response, status(refused.kind()), refused.key(), refused.facts(), arguments(refused));
    }

    /** The session is over; the page with everything typed stays, and this is shown on it. */
    public Object unauthenticated(HttpServletRequest request, HttpServletResponse response) {
        return answer(request, response, HttpStatus.UNAUTHORIZED, "session-expired", Map.of());
    }

    Object answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String key,
            Map<String, Object> facts,
            Object... arguments) {
        Sentence sentence = sentence(key, arguments);
        if (wantsFragment(request)) {
            response.setHeader("HX-Retarget", "#problem");
            response.setHeader("HX-Reswap", "innerHTML");
            response.setHeader("HX-Push-Url", "false");
            return view("notice :: notice", status, key, sentence);
        }
        if (wantsPage(request)) {
            return view("problem", status, key, sentence);
        }
        var problem = ProblemDetail.forStatusAndDetail(status, PersonalData.masked(sentence.detail()));
        problem.setType(URI.create("/problems/" + key));
        problem.setTitle(sentence.title());
        facts.forEach((name, value) ->
                problem.setProperty(name, value instanceof Number ? value : PersonalData.masked(value.toString())));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    public static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case FULL -> HttpStatus.INSUFFICIENT_STORAGE;
            case LATER -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ModelAndView view(String name, HttpStatus status, String key, Sentence sentence) {
        var view = new ModelAndView(name, status);
        view.addObject("status", status.value());
        view.addObject("key", key);
        view.addObject("problem", sentence);
        return view;
    }

    private Object inWords(Object fact) {
        return switch (fact) {
            case Instant moment -> dates.moment(moment);
            case LocalDate day -> dates.day(day);
            case DataSize size -> size.toMegabytes() + " MB";
            case Number number -> number.toString();
            default -> code(fact.toString());
        };
    }

    /** Where what the house calls by a code is put into words. */
    private static final List<String> CODES = List.of("role.", "level.", "step.", "dossier.status.", "problem.part.");

    /** Roles, steps and states have codes; a county's own words are none and stay as they are. */
    private String code(String text) {
        if (!CODE.matcher(text).matches()) {
            return claims.of(text);
        }
        return CODES.stream()
                .map(codes -> messages.getMessage(codes + text, null, "", LocaleContextHolder.getLocale()))
                .filter(word -> word != null && !word.isEmpty())
                .findFirst()
                .orElse(text);
    }

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z_-]*");

    static boolean wantsFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
    }

    static boolean wantsPage(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("text/html") || !accept.contains("json");
    }
}
