package org.hecha.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.workflow.Measured.Spell;

/**
 * What a forecast is measured on.
 *
 * @param ended  when dossiers reached their end, in working time
 * @param wanted dossiers that are counted
 * @param round  dossiers of the round, counted or not
 */
record Past(List<Spell> spells, Map<String, Long> ended, Set<String> wanted, Set<String> round) {}
