/** See ARCHITECTURE.md. */
package org.protogcn.cli;
