package org.hecha.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/**
 * What becomes one document of the index: a page, a claim or a criterion.
 *
 * @param key      unique and stable; indexing the same key again replaces it
 * @param places   codes of the county and every region it lies in; empty for criteria
 * @param evidence the file
 * @param root     the uploaded file it came out of; the file itself where that was uploaded
 * @param title    what people called it: file name, caption, label
 * @param dates    declared and found in the text
 * @param span     who sees it: in which revisions it stands
 */
record Passage(
        String key,
        Hit.Kind kind,
        Optional<DossierId> dossier,
        String region,
        List<String> places,
        Optional<EvidenceId> evidence,
        Optional<EvidenceId> root,
        String path,
        String title,
        int page,
        List<String> criteria,
        String claim,
        String type,
        List<LocalDate> dates,
        Legible legible,
        String text,
        Span span) {

    /** One that everybody sees who sees the dossier. */
    Passage(
            String key,
            Hit.Kind kind,
            Optional<DossierId> dossier,
            String region,
            List<String> places,
            Optional<EvidenceId> evidence,
            Optional<EvidenceId> root,
            String path,
            String title,
            int page,
            List<String> criteria,
            String claim,
            String type,
            List<LocalDate> dates,
            Legible legible,
            String text) {
        this(
                key,
                kind,
                dossier,
                region,
                places,
                evidence,
                root,
                path,
                title,
                page,
                criteria,
                claim,
                type,
                dates,
                legible,
                text,
                Span.ALWAYS);
    }

    Passage {
        places = List.copyOf(places);
        criteria = List.copyOf(criteria);
        dates = List.copyOf(dates);
    }

    /** Whether a search can look into it; what every honest "not found" counts. */
    enum Legible {
        TEXT,
        /** by OCR: a character may be misread */
        PICTURE,
        /** a page, but without text that could be read */
        NO,
        /** claims, criteria, containers whose contents are pages themselves */
        NOT_A_PAGE
    }

    /** The same in these revisions only; as it was submitted it stands beside what it is now. */
    Passage in(Span other) {
        return new Passage(
                other.until() == Span.NOW ? key : asSubmitted(key),
                kind,
                dossier,
                region,
                places,
                evidence,
                root,
                path,
                title,
                page,
                criteria,
                claim,
                type,
                dates,
                legible,
                text,
                other);
    }

    /** @param key of what stands there now */
    static String asSubmitted(String key) {
        return key + "/submitted";
    }

    static String keyOfPage(EvidenceId evidence, int page) {
        return "page/" + evidence + "/" + page;
    }

    static String keyOfClaim(DossierId dossier, String criterion, String claim) {
        return "claim/" + dossier + "/" + criterion + "/" + claim;
    }

    static String keyOfCriterion(String edition, String criterion) {
        return "criterion/" + edition + "/" + criterion;
    }
}
