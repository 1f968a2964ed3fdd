package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer on loopback that publishes keys over HTTP, and signs with them. */
final class TestIssuer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile String body = "{\"keys\":[]}";

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/jwks", exchange -> {
            requests.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/jwks/elsewhere");
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks");
    }

    int requests() {
        return requests.get();
    }

    /** Publishes the public halves of these keys from now on. */
    TestIssuer publishes(JWK... keys) {
        return answers(200, new JWKSet(List.of(keys)).toString(true));
    }

    TestIssuer answers(int newStatus, String newBody) {
        body = newBody;
        status = newStatus;
        return this;
    }

    TestIssuer isDown() {
        return answers(503, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Edwards edwards(String kid) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new Edwards(
                    pair,
                    new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point))
                            .keyID(kid)
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(RSAKey key, String payload) {
        return sign(key, header(JWSAlgorithm.RS256, key.getKeyID()), payload);
    }

    static String sign(RSAKey key, JWSHeader header, String payload) {
        return Tokens.assemble(header.toString(), payload, input -> {
            try {
                return new RSASSASigner(key).sign(header, input).decode();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static String sign(ECKey key, String payload) {
        var header = header(JWSAlgorithm.ES256, key.getKeyID());
        return Tokens.assemble(header.toString(), payload, input -> {
            try {
                return new ECDSASigner(key).sign(header, input).decode();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static JWSHeader header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
    }

    /** An Ed25519 key: the JDK signs, the JWK is published. */
    record Edwards(KeyPair pair, OctetKeyPair jwk) {
        String sign(String algorithm, String payload) {
            String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + jwk.getKeyID() + "\"}";
            return Tokens.assemble(header, payload, input -> {
                try {
                    var signature = Signature.getInstance("Ed25519");
                    signature.initSign(pair.getPrivate());
                    signature.update(input);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
