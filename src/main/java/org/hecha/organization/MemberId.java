package org.hecha.organization;

import java.util.UUID;

/** Identifies a member (人员). */
public record MemberId(UUID value) {
    public static MemberId of(String text) {
        return new MemberId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
