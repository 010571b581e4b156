package org.hecha.designation;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.evidence.ArchivalCopies;
import org.springframework.stereotype.Component;

/** Makes papers in both forms from what an office has in use. */
@Component
class PaperMaking {

    private final StationeryCupboard cupboard;
    private final ShippedTemplates shipped;
    private final Filling filling;
    private final ArchivalCopies copies;
    private final ChineseFont font;
    private final Wording wording;
    private final Clock clock;

    PaperMaking(
            StationeryCupboard cupboard,
            ShippedTemplates shipped,
            Filling filling,
            ArchivalCopies copies,
            ChineseFont font,
            Wording wording,
            Clock clock) {
        this.cupboard = cupboard;
        this.shipped = shipped;
        this.filling = filling;
        this.copies = copies;
        this.font = font;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * A paper of the office. One about invented dossiers says so and bears no seal.
     *
     * @param office region code
     * @throws FontMissing where the machine has no Chinese font
     */
    Papers.Made make(
            Papers.Kind kind, String office, Map<Field, String> once, List<Map<Field, String>> rows, boolean invented) {
        Optional<String> mark = invented ? Optional.of(wording.plain("mark.demo")) : Optional.empty();
        Optional<Seal> seal = invented ? Optional.empty() : seal(office);
        return made(kind, template(kind, office), new Filling.Values(once, rows, mark, clock.instant()), seal);
    }

    /** The template with invented values, marked as a preview. */
    byte[] preview(Papers.Kind kind, byte[] template, Optional<Seal> seal) {
        Map<Field, String> once = new EnumMap<>(Field.class);
        Field.of(kind).forEach(field -> once.put(field, wording.plain("example." + field)));
        Map<Field, String> row = new EnumMap<>(Field.class);
        Field.inRows(kind).forEach(field -> row.put(field, wording.plain("example." + field)));
        var values = new Filling.Values(
                once, List.of(row, row), Optional.of(wording.plain("mark.preview")), clock.instant());
        return made(kind, template, values, seal).pdf();
    }

    byte[] template(Papers.Kind kind, String office) {
        return cupboard.inUse(office, Stationery.Piece.valueOf(kind.name())).orElseGet(() -> shipped.of(kind));
    }

    Optional<Seal> seal(String office) {
        return cupboard.inUse(office, Stationery.Piece.SEAL).map(Seal::of);
    }

    private Papers.Made made(Papers.Kind kind, byte[] template, Filling.Values values, Optional<Seal> seal) {
        // the office suite would set boxes without a word
        font.open();
        byte[] docx = filling.fill(kind, template, values, seal);
        return new Papers.Made(docx, copies.of(docx));
    }
}
