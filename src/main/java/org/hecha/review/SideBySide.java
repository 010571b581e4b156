package org.hecha.review;

import java.util.List;
import java.util.Map;
import org.hecha.organization.MemberId;

/**
 * The sheets of one kind that were handed in, held against each other.
 *
 * @param waiting   how many people were asked and have not handed in
 * @param sheets    in the order people were asked; at least one
 * @param agreement what they say together
 * @param named     whether the reader may know who wrote which: those who chose the reviewers
 */
public record SideBySide(
        Assignment.Kind kind, int waiting, List<Sheet> sheets, Reviews.Agreement agreement, boolean named) {

    /**
     * @param mine       whether the reader wrote it
     * @param judgements by criterion
     * @param summary    in the reviewer's words; may be empty
     */
    public record Sheet(MemberId reviewer, boolean mine, Map<String, Judgement> judgements, String summary) {}
}
