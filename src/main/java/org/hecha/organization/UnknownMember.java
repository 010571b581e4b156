package org.hecha.organization;

import org.hecha.shared.Refused;

/** There is no such person, or the person has left. */
public final class UnknownMember extends Refused {
    public UnknownMember(MemberId member) {
        super(Kind.NOT_FOUND);
        fact("member", member.toString());
    }
}
