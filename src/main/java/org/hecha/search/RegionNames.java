package org.hecha.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.springframework.stereotype.Component;

/** Regions by the names people type: whole, or without the word for their level. */
@Component
class RegionNames {

    /** county, city, district, province and their kin end a name; nobody needs to type them */
    private static final String LEVELS = "县市区省旗州";

    private final Directory directory;

    RegionNames(Directory directory) {
        this.directory = directory;
    }

    /** The code of the region with this name or code; the highest where several bear the name. */
    Optional<String> code(String name) {
        String wanted = NormalText.normal(name);
        if (wanted.matches("\\d{6}")) {
            return directory.region(wanted).map(Region::code);
        }
        return Optional.ofNullable(all().get(wanted));
    }

    private Map<String, String> all() {
        var names = new HashMap<String, String>();
        for (Region region : directory.below(Region.COUNTRY)) {
            String name = NormalText.normal(region.name());
            names.putIfAbsent(name, region.code());
            if (name.length() > 2 && LEVELS.indexOf(name.charAt(name.length() - 1)) >= 0) {
                names.putIfAbsent(name.substring(0, name.length() - 1), region.code());
            }
        }
        return names;
    }
}
