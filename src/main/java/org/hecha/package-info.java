/**
 * Hecha (核查) takes a county's application for 全国科普示范县 from first draft to national decision and makes every
 * claim in it checkable against the uploaded evidence.
 *
 * <p>Six words in this order are the spine of the product and of the code: criterion, claim, evidence, finding, score,
 * verdict. Each package directly below this one owns one noun; arrows point one way only:
 *
 * <pre>
 *  WHAT IS REQUIRED      WHAT IS SAID AND SHOWN      WHAT IS OBSERVED      WHAT IS JUDGED            WHO IS NEXT    WHAT PEOPLE SEE
 *  standard ──────┐
 *  organization ──┼─▶ programme ─▶ dossier ─▶ search ─▶ verification ─▶ review ─▶ designation ─▶ workflow ─▶ web
 *  evidence ──────┘                │   └───────────── facts (events) ─────────────▶ audit, notification
 *                                  └─▶ reuse ─▶ web
 * </pre>
 *
 * <p>The arrows are kept true by {@code ModulesTests}; one library has one home, kept true by {@code LibraryHomesTests}.
 */
@NullMarked
package org.hecha;

import org.jspecify.annotations.NullMarked;
