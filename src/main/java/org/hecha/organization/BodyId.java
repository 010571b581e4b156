package org.hecha.organization;

import java.util.UUID;

/** Identifies a body (机构). */
public record BodyId(UUID value) {
    public static BodyId of(String text) {
        return new BodyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
