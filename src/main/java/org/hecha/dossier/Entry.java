package org.hecha.dossier;

import java.util.Optional;
import org.hecha.evidence.Evidence;

/**
 * One file inside an archive that was uploaded, and whether the dossier has it as a file of its own.
 *
 * @param inside the file inside; archives within archives are no entries, what is in them is
 * @param path   where it stands in the dossier once it was filed on its own: the archive's folder and name, then its own
 * @param filed  the file of its own with the same bytes, wherever that came from
 */
public record Entry(Evidence inside, String path, Optional<Exhibit> filed) {}
