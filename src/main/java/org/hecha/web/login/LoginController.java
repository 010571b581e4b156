package org.hecha.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hecha.organization.AccountLocked;
import org.hecha.organization.Accounts;
import org.hecha.organization.Directory;
import org.hecha.organization.LoginRefused;
import org.hecha.organization.Member;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.hecha.workflow.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page: login and password, or in the demo profile one click on a card. */
@Controller
class LoginController {

    private final Accounts accounts;
    private final Directory directory;
    private final Worklist worklist;
    private final Problems problems;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy newSession;
    private final RequestCache asked;
    private final DeviceOwner owner;

    LoginController(
            Accounts accounts,
            Directory directory,
            Worklist worklist,
            Problems problems,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy newSession,
            RequestCache asked,
            DeviceOwner owner) {
        this.accounts = accounts;
        this.directory = directory;
        this.worklist = worklist;
        this.problems = problems;
        this.contexts = contexts;
        this.newSession = newSession;
        this.asked = asked;
        this.owner = owner;
    }

    @GetMapping("/login")
    String page(Model model, @RequestParam(required = false) @Nullable String out) {
        model.addAttribute("out", out != null);
        return page(model, Resend.NOTHING, "");
    }

    @PostMapping("/login")
    String logIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var resend = Resend.carried(request);
        try {
            return enter(accounts.authenticate(login.strip(), password), resend, model, request, response);
        } catch (LoginRefused | AccountLocked refused) {
            model.addAttribute("refused", problems.sentence((Refused) refused));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(model, resend, login);
        }
    }

    /** Only for the invented people of the demo profile; elsewhere there are none. */
    @PostMapping("/login/demo")
    String demo(@RequestParam String login, Model model, HttpServletRequest request, HttpServletResponse response) {
        Member member = directory.demoMembers().stream()
                .filter(m -> m.login().equals(login))
                .findFirst()
                .orElseThrow(LoginRefused::new);
        return enter(member, Resend.carried(request), model, request, response);
    }

    /** A plain form whose session had expired: its fields wait on the login page. */
    @PostMapping("/login/again")
    String again(Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("expired", true);
        return page(model, Resend.turnedAway(request), "");
    }

    /** A plain form with a stale token from one of our own pages: shown for sending again. */
    @PostMapping("/login/resend")
    String resend(Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("resend", Resend.turnedAway(request));
        return "login/resend";
    }

    private String page(Model model, Resend resend, String login) {
        List<Member> demo = directory.demoMembers();
        model.addAttribute("demo", demo);
        model.addAttribute("work", demo.stream().collect(Collectors.toMap(Member::login, this::tasks)));
        model.addAttribute("resend", resend);
        model.addAttribute("login", login);
        return "login/login";
    }

    /** Tasks this demo person holds or could take: whom to enter as depends on where the lot has sent the dossiers. */
    private long tasks(Member member) {
        return worklist.waitingFor(directory.scopeOf(member.id()));
    }

    private String enter(
            Member member, Resend resend, Model model, HttpServletRequest request, HttpServletResponse response) {
        var in = new LoggedIn(member);
        newSession.onAuthentication(in, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(in);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        owner.is(member, request, response);
        if (resend.something()) {
            model.addAttribute("resend", resend);
            return "login/resend";
        }
        Optional<SavedRequest> wanted = Optional.ofNullable(asked.getRequest(request, response));
        asked.removeRequest(request, response);
        return "redirect:" + wanted.map(SavedRequest::getRedirectUrl).orElse("/");
    }
}
