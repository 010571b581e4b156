package org.hecha.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.hecha.web.upload.UploadsAtOnce;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What scripts and strangers get to read; reached only by a forward from {@link Strangers}. */
@Controller
class TurnedAway {

    private final Problems problems;

    TurnedAway(Problems problems) {
        this.problems = problems;
    }

    /** A script's request without a login: its page stays as it is and shows this above what was typed. */
    @RequestMapping("/login/expired")
    Object expired(HttpServletRequest request, HttpServletResponse response) {
        return problems.unauthenticated(request, response);
    }

    @RequestMapping("/login/denied")
    Object denied(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(UploadsAtOnce.REFUSED) instanceof Refused refused) {
            return problems.answer(request, response, refused);
        }
        return problems.answer(
                request,
                response,
                "stale-form".equals(request.getAttribute(Strangers.DENIED)) ? new StaleForm() : new Forbidden());
    }

    /** The form's token is not the one of this login; the page was open for too long, or it is not our form. */
    private static final class StaleForm extends Refused {
        StaleForm() {
            super(Kind.FORBIDDEN);
        }
    }

    private static final class Forbidden extends Refused {
        Forbidden() {
            super(Kind.FORBIDDEN);
        }
    }
}
