package org.hecha.organization;

import java.util.Locale;
import java.util.Set;

/**
 * A person who works here.
 *
 * @param login    what the person types; unique
 * @param name     as shown to colleagues
 * @param body     the one body the person belongs to
 * @param roles    never empty; the administrators' roles stand alone
 * @param mail     may be empty, then nothing is sent
 * @param language the person's choice
 * @param demo     true for the invented people of the demo profile
 */
public record Member(
        MemberId id,
        String login,
        String name,
        Body body,
        Set<Role> roles,
        String mail,
        Locale language,
        boolean demo) {

    public Member {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
