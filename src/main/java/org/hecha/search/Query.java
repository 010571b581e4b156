package org.hecha.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody looks for.
 *
 * @param text     words, {@code "exact quotes"}, document numbers, in any mixture; {@code -word}, {@code A OR B} and the fields
 *                 文号, 县, 标准, 类型, 日期 with a colon, which win over the filters below; at most 500 characters are used
 * @param kinds    what to look in; empty = everything
 * @param region   code: only dossiers of this region and what lies in it; empty = all in the scope
 * @param dossier  only this dossier
 * @param criterion only evidence filed under it, or claims and text of it; empty = all
 * @param type     file type as people say it: pdf, word, sheet, slides, image, ofd, text, video, mail; empty = all
 * @param from     declared or found date on or after
 * @param to       declared or found date on or before
 */
public record Query(
        String text,
        Set<Hit.Kind> kinds,
        String region,
        Optional<String> dossier,
        String criterion,
        String type,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    /** Every mark that opens or closes an exact quote. */
    static final Pattern QUOTATION_MARKS = Pattern.compile("[\"“”„‟＂「」『』﹁﹂﹃﹄〝〞]");

    public Query {
        kinds = Set.copyOf(kinds);
    }

    /** Everything in the scope that matches the text. */
    public static Query of(String text) {
        return new Query(text, Set.of(), "", Optional.empty(), "", "", Optional.empty(), Optional.empty());
    }

    /** Pages where a passage stands word for word, whatever its line ends, spaces, width, characters' form and punctuation. */
    public static Query quote(String passage) {
        return of('"' + QUOTATION_MARKS.matcher(passage).replaceAll(" ") + '"');
    }

    public Query in(String regionCode) {
        return new Query(text, kinds, regionCode, dossier, criterion, type, from, to);
    }

    Query withText(String rest) {
        return new Query(rest, kinds, region, dossier, criterion, type, from, to);
    }

    Query about(String criterionId) {
        return new Query(text, kinds, region, dossier, criterionId, type, from, to);
    }

    Query ofType(String fileType) {
        return new Query(text, kinds, region, dossier, criterion, fileType, from, to);
    }

    Query between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Query(text, kinds, region, dossier, criterion, type, first, last);
    }

    /** Only in files. */
    public Query inEvidence() {
        return new Query(text, Set.of(Hit.Kind.EVIDENCE), region, dossier, criterion, type, from, to);
    }

    public Query inDossier(String id) {
        return new Query(text, kinds, region, Optional.of(id), criterion, type, from, to);
    }
}
