package org.hecha;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A start that does one thing and ends: {@code --hecha.command=evaluate}, {@code reindex}, {@code audit-verify},
 * {@code bench-search} … The thing is an {@code ApplicationRunner} of the module that owns it; here is only what must be known
 * before there is an application: no web server and no screens, everything but the answer on standard error, and a throw-away
 * store for whatever measures or maltreats ({@code evaluate} and {@code torture-crash} unless told to keep it, {@code bench-…},
 * {@code torture-…}).
 */
record Command(String name, String[] arguments) {

    /** What is measured on people, tasks and histories needs the engine; everything else is quicker without. */
    private static final List<String> WITH_PEOPLE = List.of("bench-tasks", "bench-dashboard", "bench-bulk");

    private static final String OPTION = "--hecha.command=", EVALUATE = "evaluate";
    private static final String KEEPS_READING = "--hecha.evaluate.keep=", GOES_ON = "--hecha.torture.keep=";

    static Optional<Command> in(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> new Command(argument.substring(OPTION.length()), arguments))
                .findFirst();
    }

    /** @return exit code: 0 when all went well */
    int run() throws IOException {
        // what answers on standard output writes to the file descriptor itself
        System.setOut(System.err);
        Optional<Path> kept = kept();
        if (kept.isPresent()) {
            try {
                if (name.equals(EVALUATE)) {
                    Kept.prepare(kept.get());
                } else {
                    Kept.goOn(kept.get(), name);
                }
            } catch (IllegalArgumentException e) {
                System.err.println("hecha: " + e.getMessage());
                return 1;
            }
        }
        Optional<Path> throwAway = throwsAway() && kept.isEmpty()
                ? Optional.of(Files.createTempDirectory("hecha-" + name))
                : Optional.empty();
        Optional<Path> storage = kept.or(() -> throwAway);
        try {
            var application = new SpringApplication(Hecha.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.addInitializers(context -> context.getBeanFactory()
                    .registerSingleton("without", new Without(without(), STARTS_OTHERS.contains(name))));
            String[] all = storage.isEmpty() ? arguments : append("--hecha.storage=" + storage.get());
            if (withoutPeople()) {
                all = append(all, "--camunda.bpm.enabled=false");
            }
            if (ONLY_LOOKS.contains(name)) {
                application.addInitializers(Command::beginNothing);
                all = append(all, "--camunda.bpm.job-execution.enabled=false");
            }
            return SpringApplication.exit(application.run(all));
        } catch (RuntimeException e) {
            // Spring has reported it already, with what to do
            return 1;
        } finally {
            if (throwAway.isPresent()) {
                FileSystemUtils.deleteRecursively(throwAway.get());
            }
        }
    }

    /** What only reads files, or dies on purpose, needs nobody either; it keeps to the store it is given. */
    private static final List<String> LIGHT = List.of("scrub", "crash-child");

    /**
     * What only asks something of the store it is given does none of the store's work: no file is read, no mail sent and no
     * deadline passes because somebody looked. The day of a demo, for one, is not the day of the machine.
     */
    private static final List<String> ONLY_LOOKS =
            List.of("reindex", "scrub", "storage-check", "audit-verify", "verification-preview", "events");

    /** Starts other applications and is none itself: it needs the database and the command. */
    private static final List<String> STARTS_OTHERS = List.of("torture-crash", "torture-nodes");

    /** Screens need a web server; and files are only read, searched and verified: no task, no mail, nobody's verdict. */
    private List<String> without() {
        return withoutPeople()
                ? List.of("web", "demo", "workflow", "notification", "review", "designation")
                : List.of("web", "demo.Strip");
    }

    /** Neither the scheduler nor whatever else begins once everything is there. */
    private static void beginNothing(ConfigurableApplicationContext context) {
        DbSchedulerStarter never = () -> {};
        context.getBeanFactory().registerSingleton("dbSchedulerStarter", never);
        context.getBeanFactory()
                .registerSingleton(
                        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new DefaultLifecycleProcessor() {
                            @Override
                            public void onRefresh() {
                                // whoever waits for a start waits on
                            }
                        });
    }

    /** A store that evaluate leaves for its next run, or that a long torture goes on in. */
    private Optional<Path> kept() {
        return switch (name) {
            case EVALUATE -> folder(KEEPS_READING);
            case "torture-crash" -> folder(GOES_ON);
            default -> Optional.empty();
        };
    }

    private Optional<Path> folder(String option) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(option) && argument.length() > option.length())
                .map(argument -> Path.of(argument.substring(option.length())))
                .findFirst();
    }

    private boolean throwsAway() {
        return name.equals(EVALUATE) || name.startsWith("bench-") || name.startsWith("torture-");
    }

    private boolean withoutPeople() {
        return (throwsAway() || LIGHT.contains(name)) && !WITH_PEOPLE.contains(name);
    }

    private String[] append(String more) {
        return append(arguments, more);
    }

    private static String[] append(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }

    /** Parts of the house a command does without. */
    private static final class Without extends TypeExcludeFilter {

        private final List<String> packages;
        private final boolean allButBench;

        Without(List<String> modules, boolean allButBench) {
            packages = modules.stream().map(Without::prefix).toList();
            this.allButBench = allButBench;
        }

        private static String prefix(String module) {
            return Hecha.class.getPackageName() + "." + module + ".";
        }

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            String name = type.getClassMetadata().getClassName();
            boolean inModule = name.indexOf('.', Hecha.class.getPackageName().length() + 1) > 0;
            return packages.stream().anyMatch(name::startsWith)
                    || allButBench && inModule && !name.startsWith(prefix("bench"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Without without
                    && packages.equals(without.packages)
                    && allButBench == without.allButBench;
        }

        @Override
        public int hashCode() {
            return packages.hashCode();
        }
    }
}
