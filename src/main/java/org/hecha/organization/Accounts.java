package org.hecha.organization;

import java.util.Map;
import org.hecha.shared.DomainEvent;

/** Checks who somebody is. Hashes never leave this module. */
public interface Accounts {

    /**
     * Checks login and password. Wrong passwords are counted; after {@code hecha.organization.tries} in a row the account
     * is locked for {@code hecha.organization.lock}, even against the right password. Takes as long for unknown logins.
     *
     * @throws LoginRefused  wrong login or password, or a person who has left
     * @throws AccountLocked too many wrong ones; says until when
     */
    Member authenticate(String login, String password);

    /**
     * Sets a password and lifts a lock.
     *
     * @throws UnknownMember no such person
     * @throws WeakPassword  shorter than {@code hecha.organization.shortest-password} characters, or the login itself
     */
    void setPassword(MemberId member, String password, String actor);

    /** Somebody came in, was turned away, or got a new password; the audit trail's system chain. */
    record Access(String action, String subject, String actor, Map<String, String> facts) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }
    }
}
