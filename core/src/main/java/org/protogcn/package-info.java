/** What every room of ProtoGCN shares: how a user's mistake is reported. */
package org.protogcn;
