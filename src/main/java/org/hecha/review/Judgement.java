package org.hecha.review;

import java.util.Optional;

/**
 * What one reviewer says about one criterion.
 *
 * @param criterion {@code S01} …
 * @param met       met or not met
 * @param points    where the overlay has points; empty otherwise
 * @param reason    never empty when not met
 * @param citation  where in the evidence the reviewer saw it, in the reviewer's words; never empty when not met
 */
public record Judgement(String criterion, boolean met, Optional<Points> points, String reason, String citation) {

    /** A judgement that points to nothing in particular. */
    public Judgement(String criterion, boolean met, Optional<Points> points, String reason) {
        this(criterion, met, points, reason, "");
    }
}
