package org.hecha;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

    @Test
    void arrowsPointOneWayAsDrawnInThePackageDocumentation() {
        ApplicationModules.of(Hecha.class).verify();
    }
}
