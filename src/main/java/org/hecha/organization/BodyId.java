package org.hecha.organization;

import java.util.UUID;
import org.hecha.shared.Ids;

/** Identifies a body (机构). */
public record BodyId(UUID value) {
    public static BodyId of(String text) {
        return new BodyId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
