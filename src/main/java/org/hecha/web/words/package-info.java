/** What several screens say in the same words: what a claim says, what a step is called. */
@NullMarked
package org.hecha.web.words;

import org.jspecify.annotations.NullMarked;
