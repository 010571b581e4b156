package org.hecha.web.login;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What a session remembers of a person: the id, and nothing else. Name, office and rights are read afresh at every
 * request, so that a change of office works at once.
 */
final class LoggedIn extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1;

    private final Who who;

    /** Kept in the session table; {@code login} only so that sessions can be listed by person. */
    record Who(UUID member, String login) implements Serializable, java.security.Principal {
        @Override
        public String getName() {
            return login;
        }
    }

    LoggedIn(Member member) {
        super(List.of(new SimpleGrantedAuthority("ROLE_MEMBER")));
        this.who = new Who(member.id().value(), member.login());
        setAuthenticated(true);
    }

    MemberId member() {
        return new MemberId(who.member());
    }

    @Override
    public Who getPrincipal() {
        return who;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
