package org.hecha.workflow;

import java.util.List;
import org.hecha.shared.Refused;

/** Others have to sign before the holder may approve, or have refused to. */
public final class SignaturesMissing extends Refused {
    public SignaturesMissing(List<String> people) {
        super(Kind.CONFLICT);
        fact("people", String.join(", ", people));
    }
}
