package org.hecha.web.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/** Where a manager may look: what lies below the own office, whether or not anything is open there. */
@Component("places")
class Places {

    private final Directory directory;

    Places(Directory directory) {
        this.directory = directory;
    }

    /** @param depth 0 directly below the own office */
    record Choice(String code, String name, int depth) {
        /** As an option of a list shows it: what lies within another is set off. */
        public String indented() {
            return "\u3000".repeat(depth) + name;
        }
    }

    /** In the order of their codes; of the chosen place also what lies around and below it. @param chosen code; may be empty */
    List<Choice> choices(Scope scope, String chosen) {
        String own = directory.body(scope.body()).map(Body::region).orElse(Region.COUNTRY);
        Set<String> around =
                directory.lineage(chosen).stream().map(Region::code).collect(Collectors.toSet());
        var choices = new ArrayList<Choice>();
        add(own, around, 0, choices);
        if (choices.isEmpty()) {
            directory.region(own).ifPresent(region -> choices.add(new Choice(region.code(), region.name(), 0)));
        }
        return choices;
    }

    private void add(String below, Set<String> around, int depth, List<Choice> choices) {
        for (Region region : directory.children(below)) {
            choices.add(new Choice(region.code(), region.name(), depth));
            if (around.contains(region.code())) {
                add(region.code(), around, depth + 1, choices);
            }
        }
    }

    /** The code itself where there is no such place. */
    public String name(String code) {
        return directory.region(code).map(Region::name).orElse(code);
    }
}
