package org.hecha.web.login;

import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The person behind the request that is being answered; read once a request. */
@Component
public class CurrentMember {

    private static final String SCOPE = CurrentMember.class.getName() + ".scope";
    private static final String MEMBER = CurrentMember.class.getName() + ".member";

    private final Directory directory;

    CurrentMember(Directory directory) {
        this.directory = directory;
    }

    /** Empty before the login, and for a person who has left since. */
    public Optional<Member> member() {
        return remembered(MEMBER, Member.class).or(() -> {
            var member = loggedIn().flatMap(in -> directory.member(in.member()));
            member.ifPresent(m -> remember(MEMBER, m));
            return member;
        });
    }

    /** What the person may see; empty where {@link #member()} is. */
    public Optional<Scope> scope() {
        return remembered(SCOPE, Scope.class).or(() -> {
            var scope = member().map(m -> directory.scopeOf(m.id()));
            scope.ifPresent(s -> remember(SCOPE, s));
            return scope;
        });
    }

    private static Optional<LoggedIn> loggedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof LoggedIn in
                ? Optional.of(in)
                : Optional.empty();
    }

    private static <T> Optional<T> remembered(String name, Class<T> type) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? Optional.empty()
                : Optional.ofNullable(type.cast(request.getAttribute(name, RequestAttributes.SCOPE_REQUEST)));
    }

    private static void remember(String name, Object value) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
