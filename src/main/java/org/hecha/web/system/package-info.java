/** What administrators look after: jobs, the search index, the audit chains. */
@NullMarked
package org.hecha.web.system;

import org.jspecify.annotations.NullMarked;
