/** What every room of ProtoGCN shares: how a user's mistake is reported, and how a stranger's words are shown. */
package org.protogcn;
