package taipan.modules.ssl;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// Gives the engine the certificate chain and key of the context that a connection has by then.
/// CPython: no counterpart
final class Credentials extends X509ExtendedKeyManager {
    /// A chain with its key.
    record Identity(X509Certificate[] chain, PrivateKey key) {}

    private final PySslContext owner;
    private final Map<String, Identity> chosen = new ConcurrentHashMap<>();

    Credentials(PySslContext owner) {
        this.owner = owner;
    }

    private String choose(String kind, SSLEngine engine) {
        PySslSocket connection = owner.connection(engine);
        int i = 0;
        for (Identity identity : connection.context.identities()) {
            String algorithm = identity.key.getAlgorithm();
            if (kind.equals(algorithm) || kind.startsWith("EC") && algorithm.equals("EC")) {
                String alias = System.identityHashCode(connection.context) + "." + i;
                chosen.put(alias, completed(identity, connection.context));
                return alias;
            }
            i++;
        }
        return null;
    }

    /// A single certificate gets the chain to its authority, as far as the context knows it.
    private static Identity completed(Identity identity, PySslContext context) {
        if (identity.chain.length != 1) {
            return identity;
        }
        List<X509Certificate> chain = new ArrayList<>(List.of(identity.chain));
        for (X509Certificate known : context.authorities()) {
            X509Certificate last = chain.getLast();
            boolean ended = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
            if (!ended && known.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                chain.add(known);
            }
        }
        return new Identity(chain.toArray(new X509Certificate[0]), identity.key);
    }

    @Override
    public String chooseEngineClientAlias(String[] kinds, Principal[] issuers, SSLEngine engine) {
        for (String kind : kinds) {
            String alias = choose(kind, engine);
            if (alias != null) {
                return alias;
            }
        }
        return null;
    }

    @Override
    public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
        return owner.connection(engine).acceptsName(null) ? choose(kind, engine) : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chosen.get(alias).chain;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return chosen.get(alias).key;
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
        return null;
    }
}
