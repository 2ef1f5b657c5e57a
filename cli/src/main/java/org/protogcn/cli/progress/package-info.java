/** How far a long task is: a bar where a person looks at a terminal, a line now and then where nobody does. */
package org.protogcn.cli.progress;
