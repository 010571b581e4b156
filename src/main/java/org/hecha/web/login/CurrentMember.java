package org.hecha.web.login;

import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.NoSubstitution;
import org.hecha.organization.Scope;
import org.hecha.organization.UnknownMember;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The person behind the request that is being answered; read once a request. */
@Component
public class CurrentMember {

    private static final String SCOPE = CurrentMember.class.getName() + ".scope";
    /** In the session: id of the person in whose place it acts. */
    private static final String SEAT = "seat";

    private static final String ENDED = CurrentMember.class.getName() + ".ended";
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
            var scope = member().map(this::seat);
            scope.ifPresent(s -> remember(SCOPE, s));
            return scope;
        });
    }

    /** The person in whose place this one acts just now. */
    public Optional<Member> absent() {
        return scope().filter(s -> s.standIn().isPresent()).flatMap(s -> directory.member(s.member()));
    }

    /** True in the one request that found the substitution over. */
    public boolean seatEnded() {
        return remembered(ENDED, Boolean.class).isPresent();
    }

    /** From now on this session acts in the absent person's place. @throws NoSubstitution where none is in force */
    public void sitDownFor(MemberId absent) {
        directory.scopeOf(member().orElseThrow().id(), absent);
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(SEAT, absent.toString(), RequestAttributes.SCOPE_SESSION);
    }

    /** From now on this session acts for the person who logged in. */
    public void getUp() {
        RequestContextHolder.currentRequestAttributes().removeAttribute(SEAT, RequestAttributes.SCOPE_SESSION);
    }

    private Scope seat(Member me) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(SEAT, RequestAttributes.SCOPE_SESSION) instanceof String absent) {
            try {
                return directory.scopeOf(me.id(), MemberId.of(absent));
            } catch (NoSubstitution | UnknownMember over) {
                request.removeAttribute(SEAT, RequestAttributes.SCOPE_SESSION);
                remember(ENDED, true);
            }
        }
        return directory.scopeOf(me.id());
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
