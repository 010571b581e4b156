package org.hecha.web.evidence;

import java.time.Clock;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk who has logged in, and the county's open dossier. */
abstract class AtTheClerksDesk {

    private static final String GRANTED = "a test at the clerk's desk";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Clock clock;

    Browser browser;
    Dossier dossier;
    Scope clerk;

    @BeforeEach
    void theClerkIsThere() throws Exception {
        SomePeople.moveIn(directory, imports);
        dossier = SomeDossier.open(directory, rounds, dossiers, clock);
        clerk = directory.scopeOf(
                directory.memberByLogin(SomePeople.CLERK).orElseThrow().id());
        browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
    }

    /** Lets the city look at the draft until the test is over. */
    void theCityMayLook() {
        directory.grant(city(), dossier.id().value(), GRANTED);
    }

    @AfterEach
    void theCityIsKeptOutAgain() {
        directory.endGrant(city(), dossier.id().value(), GRANTED);
    }

    private MemberId city() {
        return directory.memberByLogin(SomePeople.CITY).orElseThrow().id();
    }
}
