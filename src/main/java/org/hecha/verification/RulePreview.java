package org.hecha.verification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha verification preview [--apply]}: which findings of which dossiers the rules of this build would change, one
 * JSON object; nothing is stored unless {@code --apply} is given. Costs one verification a dossier that has a report.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "verification-preview")
class RulePreview implements ApplicationRunner {

    private static final int PAGE = 200;

    private final Verification verification;
    private final Dossiers dossiers;
    private final RuleScope scope;

    RulePreview(Verification verification, Dossiers dossiers, RuleScope scope) {
        this.verification = verification;
        this.dossiers = dossiers;
        this.scope = scope;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(preview(arguments.containsOption("apply")));
    }

    Map<String, Object> preview(boolean apply) {
        Scope system = scope.get();
        List<Map<String, Object>> changed = new ArrayList<>();
        int looked = 0;
        String after = "";
        List<Dossier> page;
        do {
            page = dossiers.list(system, "", Optional.empty(), after, PAGE);
            for (Dossier dossier : page) {
                after = dossier.number();
                Report stored = verification.of(system, dossier.id());
                if (stored.claims().isEmpty()) {
                    continue; // nothing was found yet that could change
                }
                looked++;
                List<Change> changes = verification.preview(system, dossier.id());
                if (!changes.isEmpty()) {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("dossier", dossier.number());
                    one.put("rules", stored.rules());
                    one.put("changes", changes);
                    changed.add(one);
                }
                if (apply) {
                    verification.verify(system, dossier.id());
                }
            }
        } while (page.size() == PAGE);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("rules", Engine.RULES);
        answer.put("dossiers", looked);
        answer.put("changedDossiers", changed.size());
        answer.put("applied", apply);
        answer.put("changed", changed);
        return answer;
    }
}
