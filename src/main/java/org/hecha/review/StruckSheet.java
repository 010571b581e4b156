package org.hecha.review;

import java.time.Instant;
import java.util.Map;
import org.hecha.organization.MemberId;

/**
 * A sheet whose writer stepped back after handing it in: kept as it was, and no part of any result (decision 0150).
 *
 * @param named      whether the reader may know who wrote it: those who chose the reviewers
 * @param reason     why the writer stepped back, in a person's words; empty for those who may not know who it was
 * @param judgements by criterion; empty for kinds without a sheet
 * @param summary    in the reviewer's words; may be empty
 */
public record StruckSheet(
        Assignment.Kind kind,
        MemberId reviewer,
        boolean named,
        Instant at,
        String reason,
        Map<String, Judgement> judgements,
        String summary) {}
