package org.hecha.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One round of the title.
 *
 * @param edition       edition of the standard its dossiers are pinned to
 * @param overlays      overlays by province code; a province that is missing has none
 * @param opens         first day of applications
 * @param deadline      day all windows of evidence are counted from: the end of the city's review
 * @param closes        last moment a self-check can be submitted
 * @param workingDays   working days allowed for a step, by the step's name
 * @param quotas        how many each recommending body may name, by region code
 * @param returns       how often one level may return a dossier
 * @param noticeDays    working days of the public notice
 * @param evidenceCap   files a dossier may hold
 */
public record Round(
        RoundId id,
        String name,
        String edition,
        Map<String, List<String>> overlays,
        LocalDate opens,
        LocalDate deadline,
        Instant closes,
        Map<String, Integer> workingDays,
        Map<String, Integer> quotas,
        int returns,
        int noticeDays,
        int evidenceCap) {

    public Round {
        overlays = Map.copyOf(overlays);
        workingDays = Map.copyOf(workingDays);
        quotas = Map.copyOf(quotas);
    }
}
