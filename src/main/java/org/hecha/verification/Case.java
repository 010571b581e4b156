package org.hecha.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;

/**
 * Everything a finding is made of; same case, same findings.
 *
 * @param answers    what the county says, by {@code criterion/key}; claims it left empty are missing
 * @param papers     readable evidence, in the order of paths
 * @param foreign    papers that tell another county's story
 * @param overtaken  papers that others took out of force
 * @param region     the county's division code, six digits; empty where it is not known
 * @param deadline   the day facts are judged on
 * @param pagesRead  pages with text
 * @param unread     pages nobody could read, of the files that belong to a criterion or to none
 */
record Case(
        Standard standard,
        Map<String, Answer> answers,
        List<Paper> papers,
        Places places,
        StandardText wording,
        Set<Paper> foreign,
        Set<Paper> overtaken,
        String region,
        LocalDate deadline,
        int pagesRead,
        Unread unread) {

    Optional<Answer> answer(Criterion criterion, String key) {
        return Optional.ofNullable(answers.get(criterion.id() + "/" + key));
    }
}
