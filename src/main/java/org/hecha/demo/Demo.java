package org.hecha.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hecha.Time;
import org.hecha.evaluate.Split;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plays the demo at the first start; the log-in page is there meanwhile and says how far it is. */
@Component
@Profile("demo")
@ConditionalOnExpression("'${hecha.command:}'.isEmpty()")
class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final RoundId ROUND = new RoundId("2021B2");

    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final DemoSettings settings;
    private final DemoClock clock;
    private final Backstage backstage;
    private final OrganizationImport imports;
    private final Rounds rounds;
    private final Player player;
    private final ApplicationContext application;
    private final String storage;

    Demo(
            DemoSettings settings,
            DemoClock clock,
            Backstage backstage,
            OrganizationImport imports,
            Rounds rounds,
            Player player,
            ApplicationContext application,
            @Value("${hecha.storage:storage/local}") String storage) {
        this.settings = settings;
        this.clock = clock;
        this.backstage = backstage;
        this.imports = imports;
        this.rounds = rounds;
        this.player = player;
        this.application = application;
        this.storage = storage;
    }

    /** While the dossiers are being played the application is not ready for people; the log-in page says so. */
    @EventListener
    void start(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && !clock.settled()) {
            AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
            Thread.ofPlatform().name("demo").daemon().start(this::play);
        }
    }

    private void play() {
        try {
            // the log-in page first: whoever just started Hecha looks at it, and both want the same two processors
            Thread.sleep(HEAD_START);
            DemoCast cast = DemoCast.read(settings.directory());
            Scope system = backstage.scope();
            clock.moveTo(Scenario.ALL
                    .getFirst()
                    .opened()
                    .minusDays(20)
                    .atStartOfDay(Time.BEIJING)
                    .toInstant());
            check(imports.regions(system, cast.regions(), false));
            check(imports.bodies(system, cast.bodies(), false));
            check(imports.members(system, cast.members(), false));
            Split split = Split.read(settings.directory());
            rounds.put(round(split));
            Map<String, Split.County> counties =
                    split.counties().stream().collect(Collectors.toMap(Split.County::code, Function.identity()));
            for (Scenario scenario : Scenario.ALL) {
                player.play(
                        scenario, ROUND, Optional.ofNullable(counties.get(scenario.county())), cast, settings.now());
            }
            clock.settle(settings.now());
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
            log.info(
                    "the demo is ready; it is {} there",
                    settings.now().atZone(Time.BEIJING).toLocalDate());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error(
                    "the demo could not be played to its end; delete {} and start again, or start without the demo profile",
                    storage,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the demo needs its data in " + settings.directory() + "; "
                            + (Files.exists(settings.directory()) ? "a file is damaged" : "the folder is missing"),
                    e);
        }
    }

    private static void check(OrganizationImport.Report report) {
        if (!report.ok()) {
            throw new IllegalStateException("the demo's people do not fit: " + report.problems());
        }
    }

    private static Round round(Split split) {
        Split.County any = split.counties().getFirst();
        return new Round(
                ROUND,
                any.round(),
                "2021-2025",
                Map.of(),
                Scenario.ALL.getFirst().opened().minusDays(19),
                any.deadline(),
                any.deadline().plusDays(20).atTime(18, 0).atZone(Time.BEIJING).toInstant(),
                Map.of(),
                Map.of("990000", 3, "980000", 2, "970000", 2),
                2,
                5,
                300);
    }
}
