package org.hecha.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hecha.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts with Argon2id hashes (16 MiB, two passes: OWASP's recommendation as Spring Security ships it). */
@Service
class StoredAccounts implements Accounts {

    private static final Argon2PasswordEncoder ARGON2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /** Compared with when there is nobody of that name, so that the answer takes as long. Not made while the application starts. */
    private static final class Nobody {
        static final String HASH = ARGON2.encode("nobody has this password");
    }

    private final MemberTable members;
    private final OrganizationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredAccounts(MemberTable members, OrganizationSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    // a refusal is what must be written down, so it does not roll back
    @Transactional(noRollbackFor = Refused.class)
    public Member authenticate(String login, String password) {
        Optional<Member> member = members.byLogin(login).filter(m -> members.active(m.id()));
        Optional<MemberTable.Account> account = member.flatMap(m -> members.account(m.id()));
        boolean right =
                ARGON2.matches(password, account.map(MemberTable.Account::hash).orElseGet(() -> Nobody.HASH));
        if (member.isEmpty() || account.isEmpty()) {
            denied("unknown", "system", "no account");
            throw new LoginRefused();
        }
        Member found = member.get();
        Instant now = clock.instant();
        Optional<Instant> locked = account.get().lockedUntil().filter(now::isBefore);
        if (locked.isPresent()) {
            denied(found.id().toString(), found.id().toString(), "locked");
            throw new AccountLocked(locked.get());
        }
        if (!right) {
            failed(found, account.get(), now);
        }
        members.putFailures(found.id(), 0, Optional.empty());
        events.publishEvent(
                new Access("login.accepted", found.id().toString(), found.id().toString(), Map.of()));
        return found;
    }

    private void failed(Member member, MemberTable.Account account, Instant now) {
        // a lock that has run out starts the count anew
        int failures = (account.lockedUntil().isPresent() ? 0 : account.failures()) + 1;
        Optional<Instant> until =
                failures >= settings.tries() ? Optional.of(now.plus(settings.lock())) : Optional.empty();
        members.putFailures(member.id(), failures, until);
        denied(member.id().toString(), member.id().toString(), "wrong password");
        throw until.<Refused>map(AccountLocked::new).orElseGet(LoginRefused::new);
    }

    private void denied(String subject, String actor, String why) {
        events.publishEvent(new Access("login.refused", subject, actor, Map.of("why", why)));
    }

    @Override
    @Transactional
    public void setPassword(MemberId id, String password, String actor) {
        Member member = members.find(id).orElseThrow(() -> new UnknownMember(id));
        if (!longEnough(member.login(), password)) {
            throw new WeakPassword(settings.shortestPassword());
        }
        members.putHash(id, ARGON2.encode(password), clock.instant());
        events.publishEvent(new Access("password.set", id.toString(), actor, Map.of()));
    }

    boolean longEnough(String login, String password) {
        return password.length() >= settings.shortestPassword() && !password.equalsIgnoreCase(login);
    }
}
