package org.hecha.organization;

import java.util.UUID;
import org.hecha.shared.Ids;

/** Identifies a member (人员). */
public record MemberId(UUID value) {
    public static MemberId of(String text) {
        return new MemberId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
