package org.hecha.web.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.springframework.stereotype.Component;

/** Criteria and claims by the names people know them by, where all that is at hand is a path such as {@code S07/vol_distinct}. */
@Component
public class ClaimWords {

    private static final Pattern PATH = Pattern.compile("(S\\d{2})(?:/([a-z0-9_]+))?");

    private final Standards standards;

    public ClaimWords(Standards standards) {
        this.standards = standards;
    }

    /** The criterion's id and the label of the claim, or of the criterion itself; the text as it is where it is no such path. */
    public String of(String text) {
        Matcher path = PATH.matcher(text);
        if (!path.matches()) {
            return text;
        }
        return standards.editions().stream()
                .map(edition -> label(edition, path.group(1), Optional.ofNullable(path.group(2))))
                .flatMap(Optional::stream)
                .findFirst()
                .map(label -> path.group(1) + " " + label)
                .orElse(text);
    }

    private static Optional<String> label(Standard edition, String criterion, Optional<String> claim) {
        return claim.isPresent()
                ? edition.claim(criterion, claim.get()).map(Criterion.Claim::label)
                : edition.criterion(criterion).map(Criterion::title);
    }
}
