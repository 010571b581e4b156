package org.hecha.designation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an office's templates and seal, shows them, and puts them to use. */
@Service
class OfficeStationery implements Stationery {

    private static final int LONGEST_NAME = 200;

    private final Directory directory;
    private final StationeryCupboard cupboard;
    private final ShippedTemplates shipped;
    private final Inspection inspection;
    private final PaperMaking making;
    private final Wording wording;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfficeStationery(
            Directory directory,
            StationeryCupboard cupboard,
            ShippedTemplates shipped,
            Inspection inspection,
            PaperMaking making,
            Wording wording,
            ApplicationEventPublisher events,
            Clock clock) {
        this.directory = directory;
        this.cupboard = cupboard;
        this.shipped = shipped;
        this.inspection = inspection;
        this.making = making;
        this.wording = wording;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Office office(Scope scope) {
        return found(scope).orElseThrow(StationeryElsewhere::new);
    }

    private Optional<Office> found(Scope scope) {
        Optional<Region> region = Optional.empty();
        if (org.hecha.designation.Office.NATION.holds(scope)) {
            region = directory.region(Region.COUNTRY);
        } else if (org.hecha.designation.Office.PROVINCE.holds(scope)) {
            region = directory
                    .member(scope.member())
                    .flatMap(member -> directory.lineage(member.body().region()).stream()
                            .filter(each -> each.level() == Level.PROVINCE)
                            .findFirst());
        }
        return region.map(there -> new Office(there.code(), there.name()));
    }

    @Override
    public List<Piece> pieces(Scope scope) {
        return found(scope)
                .map(office -> office.region().equals(Region.COUNTRY)
                        ? List.of(Piece.CERTIFICATE, Piece.SEAL)
                        : List.of(Piece.LETTER, Piece.SEAL))
                .orElse(List.of());
    }

    @Override
    public List<Version> versions(Scope scope, Piece piece) {
        String office = allowed(scope, piece);
        List<StationeryCupboard.Used> uses = cupboard.uses(office, piece);
        Optional<UUID> current = uses.stream().findFirst().flatMap(StationeryCupboard.Used::stationery);
        List<Version> versions = new ArrayList<>();
        for (StationeryCupboard.Kept kept : cupboard.all(office, piece)) {
            versions.add(new Version(
                    kept.id().toString(),
                    kept.fileName(),
                    kept.sha256(),
                    Optional.of(kept.at()),
                    kept.by(),
                    current.equals(Optional.of(kept.id())),
                    uses(uses, used -> used.equals(Optional.of(kept.id())))));
        }
        versions.add(new Version(
                SHIPPED,
                piece == Piece.SEAL ? "" : shipped.fileName(kind(piece)),
                "",
                Optional.empty(),
                "",
                current.isEmpty(),
                uses(uses, Optional::isEmpty)));
        return versions;
    }

    private static List<Use> uses(List<StationeryCupboard.Used> all, Predicate<Optional<UUID>> which) {
        return all.stream()
                .filter(used -> which.test(used.stationery()))
                .map(used -> new Use(used.at(), used.by()))
                .toList();
    }

    @Override
    public List<Placeholder> placeholders(Piece piece) {
        if (piece == Piece.SEAL) {
            return List.of();
        }
        Papers.Kind kind = kind(piece);
        List<Placeholder> all = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean row = Field.inRows(kind).contains(field);
            if (row || Field.of(kind).contains(field)) {
                all.add(new Placeholder(
                        wording.name(field), row, Field.required(kind).contains(field)));
            }
        }
        return all;
    }

    @Override
    @Transactional
    public Taken take(Scope scope, Piece piece, String fileName, InputStream in) {
        String office = allowed(scope, piece);
        byte[] bytes = read(in);
        List<Fault> faults = piece == Piece.SEAL ? Seal.faults(bytes) : inspection.faults(kind(piece), bytes);
        if (!faults.isEmpty()) {
            return new Taken(Optional.empty(), faults);
        }
        cupboard.lock(office, piece);
        String sha256 = Papers.sha256(bytes);
        Optional<StationeryCupboard.Kept> there = cupboard.all(office, piece).stream()
                .filter(kept -> kept.sha256().equals(sha256))
                .findFirst();
        if (there.isPresent()) {
            return new Taken(Optional.of(there.get().id().toString()), List.of());
        }
        var kept =
                new StationeryCupboard.Kept(UUID.randomUUID(), named(fileName), sha256, clock.instant(), scope.actor());
        cupboard.keep(office, piece, kept, bytes);
        events.publishEvent(new DesignationFact.StationeryTaken(office, piece, sha256, scope.actor()));
        return new Taken(Optional.of(kept.id().toString()), List.of());
    }

    /** One byte more than the largest is enough to know that it is too large. */
    private static byte[] read(InputStream in) {
        try {
            return in.readNBytes(Inspection.LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its last part, without what is no character or turns the direction of those that are. */
    static String named(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .strip();
        int[] characters = last.codePoints().toArray();
        int from = Math.max(0, characters.length - LONGEST_NAME);
        return new String(characters, from, characters.length - from);
    }

    @Override
    public Optional<byte[]> open(Scope scope, Piece piece, String version) {
        String office = allowed(scope, piece);
        if (version.equals(SHIPPED)) {
            return piece == Piece.SEAL ? Optional.empty() : Optional.of(shipped.of(kind(piece)));
        }
        return id(version).flatMap(id -> cupboard.bytes(office, piece, id));
    }

    @Override
    public byte[] preview(Scope scope, Piece piece, String version) {
        String office = allowed(scope, piece);
        Optional<byte[]> bytes = open(scope, piece, version);
        if (piece == Piece.SEAL) {
            Papers.Kind kind = office.equals(Region.COUNTRY) ? Papers.Kind.CERTIFICATE : Papers.Kind.LETTER;
            return making.preview(kind, making.template(kind, office), bytes.map(Seal::of));
        }
        return making.preview(
                kind(piece), bytes.orElseThrow(() -> new UnknownStationery(version)), making.seal(office));
    }

    @Override
    @Transactional
    public void use(Scope scope, Piece piece, String version) {
        String office = allowed(scope, piece);
        boolean none = version.equals(SHIPPED);
        Optional<byte[]> bytes = open(scope, piece, version);
        if (bytes.isEmpty() && !(none && piece == Piece.SEAL)) {
            throw new UnknownStationery(version);
        }
        preview(scope, piece, version);
        cupboard.lock(office, piece);
        cupboard.use(office, piece, none ? null : id(version).orElseThrow(), clock.instant(), scope.actor());
        events.publishEvent(new DesignationFact.StationeryUsed(
                office, piece, none ? SHIPPED : bytes.map(Papers::sha256).orElse(SHIPPED), scope.actor()));
    }

    /** The reader's office, where it is one that has such a piece. */
    private String allowed(Scope scope, Piece piece) {
        Office office = office(scope);
        if (!pieces(scope).contains(piece)) {
            throw new StationeryElsewhere();
        }
        return office.region();
    }

    private static Papers.Kind kind(Piece piece) {
        return Papers.Kind.valueOf(piece.name());
    }

    private static Optional<UUID> id(String version) {
        try {
            return Optional.of(UUID.fromString(version));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
