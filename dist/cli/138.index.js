export const id = 138;
export const ids = [138];
export const modules = {

/***/ 7138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDemo: () => (/* binding */ runDemo)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(1306);
// EXTERNAL MODULE: ./out/model/order.js
var order = __webpack_require__(1222);
;// CONCATENATED MODULE: ./out/demo/advisories.json
const advisories_namespaceObject = /*#__PURE__*/JSON.parse('[{"id":"GHSA-xvch-5gv4-984h","aliases":["CVE-2021-44906"],"modified":"2026-11-01T00:00:00Z","summary":"minimist: a crafted argument can set properties of Object.prototype","affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.6"}]},{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"0.2.4"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],"references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-44906"}],"database_specific":{"severity":"CRITICAL"}},{"id":"GHSA-35jh-r3h4-6jhm","aliases":["CVE-2021-23337"],"modified":"2026-11-01T00:00:00Z","summary":"lodash: _.template runs code that reaches it through the option `variable`","affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"4.17.21"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H"}],"references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-23337"}],"database_specific":{"severity":"HIGH"}},{"id":"GHSA-29mw-wpgm-hmr9","aliases":["CVE-2020-28500"],"modified":"2026-11-01T00:00:00Z","summary":"lodash: trimming and converting a long crafted string takes very long","affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"type":"SEMVER","events":[{"introduced":"4.0.0"},{"fixed":"4.17.21"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"}],"references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2020-28500"}],"database_specific":{"severity":"MODERATE"}},{"id":"GHSA-c2qf-rxjj-qqgw","aliases":["CVE-2022-25883"],"modified":"2026-11-01T00:00:00Z","summary":"semver: a range with a lot of white space takes very long to read","affected":[{"package":{"ecosystem":"npm","name":"semver"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"5.7.2"}]},{"type":"SEMVER","events":[{"introduced":"6.0.0"},{"fixed":"6.3.1"}]},{"type":"SEMVER","events":[{"introduced":"7.0.0"},{"fixed":"7.5.2"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"}],"references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2022-25883"}],"database_specific":{"severity":"MODERATE"}},{"id":"GHSA-gxpj-cx7g-858c","aliases":["CVE-2017-16137"],"modified":"2026-11-01T00:00:00Z","summary":"debug: the %o formatter takes long on a long crafted string","affected":[{"package":{"ecosystem":"npm","name":"debug"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"2.6.9"}]},{"type":"SEMVER","events":[{"introduced":"3.0.0"},{"fixed":"3.1.0"}]},{"type":"SEMVER","events":[{"introduced":"3.2.0"},{"fixed":"3.2.7"}]},{"type":"SEMVER","events":[{"introduced":"4.0.0"},{"fixed":"4.3.1"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L"}],"references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2017-16137"}],"database_specific":{"severity":"LOW"}},{"id":"DEBIAN-CVE-2023-4911","upstream":["CVE-2023-4911"],"modified":"2026-11-01T00:00:00Z","summary":"glibc: the dynamic loader overflows a buffer while it reads GLIBC_TUNABLES, which gives a local user root","affected":[{"package":{"ecosystem":"Debian:12","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.36-9+deb12u3"}]}],"ecosystem_specific":{"urgency":"not yet assigned"}}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"}],"references":[{"type":"ADVISORY","url":"https://security-tracker.debian.org/tracker/CVE-2023-4911"}],"database_specific":{"known_exploited":"2023-11-21"}},{"id":"DEBIAN-CVE-2023-31484","upstream":["CVE-2023-31484"],"modified":"2026-11-01T00:00:00Z","summary":"perl: CPAN.pm does not check the TLS certificate of the host that it downloads from","affected":[{"package":{"ecosystem":"Debian:12","name":"perl"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"5.36.0-7+deb12u3"}]}],"ecosystem_specific":{"urgency":"not yet assigned"}}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H"}],"references":[{"type":"ADVISORY","url":"https://security-tracker.debian.org/tracker/CVE-2023-31484"}]},{"id":"DEBIAN-CVE-2011-3374","upstream":["CVE-2011-3374"],"modified":"2026-11-01T00:00:00Z","summary":"apt: apt-key does not check the net-keyring\'s keys as it should","affected":[{"package":{"ecosystem":"Debian:12","name":"apt"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}],"ecosystem_specific":{"urgency":"unimportant"}}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N"}],"references":[{"type":"ADVISORY","url":"https://security-tracker.debian.org/tracker/CVE-2011-3374"}]}]');
;// CONCATENATED MODULE: ./out/demo/grype-db.json
const grype_db_namespaceObject = /*#__PURE__*/JSON.parse('{"Z":"H4sIAAAAAAACA+0cS2/byHnI0cNy4rwDwUCDMNqkibGmnrZlC3nUNtLYqNebxk6CbRFoKXIk0aZImaT8gOtdyMHupd320kuB/oBigR6KtntboECPBQL00kOARdu99JAAxfawiyKXfkNSsihRjtaOndTgB5nivGe+18z3zScv/HBONglX1PSKYHIZFEAMg77HcQghBv7Ow18DaDrQln4ZMCj+q98F6Qt+QdP9+AV7hfkcfYZnemjdFbYDoXA0kWAeZ02hoBCtSnTBlNVS3tgwTFIxOjLC0/duTy7e5hYnp+Zucx3F3DVZ4mTVJCWic3fvzb4zee897ge33xvmVKFCOJOsm8OcThQiGCQPVe2MirCk6flVohuypjbyZLU9r5/jFKFAlLaaoiaRlt7FsqCqRHFSRFPykgCEoQ9TrhCaJRjuvKFiMBy9cIGpX7SwUBXEZaFEjMZ3yLXmRm73pRJRs9HhzKE5uaGHgXA0GmXqA9Y4BUUrGNYj6BrByure/aqg1Oz+uPl3F7n5+3NzQ/VzbDh68SJTX7NXoGursgRYar5g9xoa2dYoVlfuIVwIhtoiMQxNd9IUbXlRqJo1nUgtiJXVas3MSzIgx7TXm8Kh6O2LDJJViawbKwpISF6omZqVzjdnkU81X6lc9FHOrPNMOPrWW8z2JWtFUiFfIaYAgwktr6xrVS0F3LVCTVakPJ2YYQqVanOaTZwBiwHjKE0c7+TrZFW2lt9ZJEiSbLYXwWwjoQFLNv+O4OODDz4cLbjIBG8xkb50Mj3Gp1J8MsUlkznr87b1tOSfxb9G+Ak8fPDBhzcGkmxo8OSlW0giBVlQU1VNN8WaoshGV3FOMnaLkmyWa4VeWvRb8v8M4Wf4ax/jPvhwZKEfDzK2KmEjeDBi6whqm4fwl7T8PH6Bv8Zf4ef4X3aGD4cMdZUNoMfCZkxcJUYs9+PY9IPbPKjuFD8yMpEciz0ajumCCnYqlG3GHGs3ltuMmRtVEsvFDFKBzNhwTNRUw9QFsPYg9+aNVDwZTw5fT8XT8bHY1nCsKK/TVs0OYnbJcAxsTpN2BBWIFNvaGu59lOtJ6GPEs3e7pLP3R1vbHzIB9DHejMkS5N+ZWZjk11fFMj9aWh3hJ8ZHytBKIoaoy1VqvkId8K/IFdkwc5zAibpQNMGUF/RSrUJUkxMFlTOISS1/8PCYMng7tCL3bmGJiGYcMk3NWsJwTFBk8OR0QbFBYOpgLjtoNsQyqdBpT8+8MzcPjS1HBqRhVqYsCgpkAVWWY7kUxddO9QcLCzu1KT5EU9OdglwmnkpMPsjNJyanc3OJu/fg7f4sPBZy9xPTuZnELPxN5mZoB008QhuKX3uw9BblBlK0J1nTFahQNs2qkUsk1FUprgKS4iVtNQF8de4UPM7So/4Zut+fpp6KU1TyT7I0M0zP///G/8B/xX/Gf8S/8S0BH3x4AzbscACdPQtbNvgsj4Xg/Ty8g2JTjgchEYVESZEL4vEATanVCmTUSgMYUoOQstX0AOwoVlLRJMEonwR9e/YCJBt61Pb/fYHg44MPPhwluMQcQ4ODpwfQBUjYR3/Hl5AuaNryGlz6UfnvY/6D8Od4A4+yX7G/ZTU2CRk+HFG43hdBVwfRLTTI2GdfcAtlMtkRQTTlVdLVUWQzzqkb4Qgaam2dzvCZ1Mh4b81PXA+1DQ7NRyZSqZ5aH5sKRlDGbm3ZCqX16hIvrmdL/PjouPiSPmx7NzIVcPchpleKvL6+tMSvrJTWeuojPIXdfaQnKmv8WrVU4csVfaKnPoJTrLuPzOhSmdcz5RF+bKlc6akPPMk0+oh42E499TEAF/Eh9BnCd9kP8PnDu5vfHw/79//+/b9//7/P+3+LAgPMUxREZxDzJfqG+QU6g7P1Qn84euMGs/3QWoFQLILjgkh5h4HywKeSQoxu+QOutXWrtQub1BQVpLMgA9Y3qKx1rqZdfFtqUWFrDNWSa/FmS8ZQ/XxfOJrNMvVZa5HuQR3vkGfmMdfyPKtw11rE2spzc/1w64Ltyk69oaHZSCj6KNuN8zyHy6c8s4+z/7U5cvtc2Frq4zseS3XI4ZnZt8tSX0rGJgpalk39f7UOZFRrBbigKgOPuBUeUBI4XS7KHSXcGmxdki6sqe0FDXls6OiWYdo5ADBzc+9bSP37x8LRhw+Z+rLVelnVYDJkvapoQDGpjVAOsnqqdMKF9J6adCcCuJFfhgZ6/g/iKYSf4j/gn+MyvPrggw89w+Ugzgx5mCOOcZXlU2OpTPZyoFHLbXA4VlCaT4+Oj2cu40Ytt0nh1Ery6fHRZPIy26jlNhqaVxnpDBh0l5lGLbdZ4L7woPcBQXwT4Z/h32OCb+KnPkV98KE3+G4gM+TlinDLfnCn2m7CH9iptpv0451qu4k/ewWqebkF3PJv+f/wpwh/A/f+/8R/w3/Bf4I7wE992vrgw5sEkb4QYiIM0xc+HQnbr+HQyUjIfg0Fj0eC8Ao/3wkG+iMB+zWA+yLYfsVsKMLarywbCDMhFEERxrr/Z/BzBB8ffPDhCMMZuPy/6r53GbDi/5lPEPsBPHx4veDH//nxf688/o/6DBMSXDDISqJtsUABKv8YLSF2k3kOXwcI2x9C1JKb1m4zp4PWdshSjjN1mcYrlTjwd8K1mQoYoY5Z4ABFg68GGwAv0lxTWAa6Q50Nq9iT2o4p9W2oXSGSXKscAK3ngdZQlJs7GFo3lgq0rtNIse0LHurFshj3qF6uj8RT2Xjamm6H6DfKvIT/MQuhah9HWhnCbdB2ZYh8HBzyVYX6/vWaalhXqZxZhh+w60QAmhicDDd5ZV2rlcrwTeDGyLr9en9V0GXqr3+/iw5o4qFXrijLJaqjXgFPzByq/NsLbcr/LxGWmWfw9UbA9mJfAH3Ed/Cp4yfZK5+OxoEVPbnULtnX9nfzxpi9yY7FHTJ1jGKX7HOUrD1KNj7aZS12iedmuwnxpB9ttsqb2x3VIW/2JOhWa+HbuneztK5J99W1Mv3PETTcAITPrXQ5U6OiKHmKWQsZj7rybSyVKt9zEMG73cnULVvRns52IzZD7FUJW+d/9ASxP4XH/z08zvXDlrLRjuSGI3avmgMOx/EJT9TaJfuU6YxNQuC6OOzTHqPYJfseJW2Pko6D5vcchZbsc5QmO3bTgnaJp37SI6Cf5Fb95Paqd+gnK+Adzoeww1/RnP9hY8IluK2NLEUEu77nMdFLM7WySa+aSdGo2tyfWpo5ZLXUXGdj/2dExJaZJ/Dlw6sHeSCA6g8tnWRRv8X9QjmaRqVBfBYIAagTWgDBmunUYiNY80dQxw4DAbobWmVN0GkUW6UqyCU1XzNonzXVqhHbqkePwyaT6dhknNFepv6k6jIVjHbllxnjJ94GWUula7CVeWpBVxXPw/75Y6CZE45wdyDBJdbWr1pssZY2IJBIFkGCBQjr4TQYswgiZ4BQF2oQW6bTU4hC6HmfnjcM7s7c7NR0fvH+PI2fWYBQobIslrkSBMLSNooG9joHSNM5XdNMlxI4xFP/XPMwMvcKT/0GEWsw+w0eaCcuEz1uR03HNb2UcLIa5xIH8c3zv4zYnzBfwNcBHupXToF2L7kYwIk872AAiNGEQ2fV5JfJBidpQDoVjpyAYnHZ4gqVWEVUj181OHgD2lo2n1HWaor71PktyKoS4LySDPbhAal0oHvOGvAgidtAKj1zfuckqIMbHurACtnfmz4YBWGPJ/nsrhqho5KnTmBOgE4It+sEe27tPEF/95bjpu9OzserFS+mWJxb4ETqGSqCUw4ME7BQaHZZo1G91DcA/CGBlqSqxOCKukbtidci/l045DDF38axI/8M/gTBxwcffHidsHIaToqwRbZZr45C34u2blHODf0LWpPf0cH/A8mEflQAVAAA"}');
;// CONCATENATED MODULE: ./out/demo/image.js
// The versions are those of an early Debian 12: most of what they lack was fixed since.
const PACKAGES = [
    { name: "apt", version: "2.6.1", files: ["/usr/bin/apt", "/usr/bin/apt-get"] },
    { name: "base-files", version: "12.4+deb12u1", files: ["/etc/debian_version", "/usr/lib/os-release"] },
    { name: "bash", version: "5.2.15-2", files: ["/bin/bash"] },
    { name: "ca-certificates", version: "20230311", files: ["/usr/sbin/update-ca-certificates"] },
    { name: "coreutils", version: "9.1-1", files: ["/bin/cat", "/bin/ls"] },
    { name: "dash", version: "0.5.12-2", files: ["/bin/dash"] },
    { name: "debconf", version: "1.5.82", files: ["/usr/bin/debconf"] },
    { name: "dpkg", version: "1.21.22", files: ["/usr/bin/dpkg"] },
    { name: "grep", version: "3.8-5", files: ["/bin/grep"] },
    { name: "libapt-pkg6.0", version: "2.6.1", source: "apt", files: ["/usr/lib/x86_64-linux-gnu/libapt-pkg.so.6.0"] },
    { name: "libc-bin", version: "2.36-9+deb12u2", source: "glibc", files: ["/usr/bin/ldd"] },
    { name: "libc6", version: "2.36-9+deb12u2", source: "glibc", files: ["/lib/x86_64-linux-gnu/libc.so.6"] },
    { name: "libgcc-s1", version: "12.2.0-14", source: "gcc-12", files: ["/lib/x86_64-linux-gnu/libgcc_s.so.1"] },
    { name: "libssl3", version: "3.0.14-1~deb12u2", source: "openssl", files: ["/usr/lib/x86_64-linux-gnu/libssl.so.3"] },
    { name: "libstdc++6", version: "12.2.0-14", source: "gcc-12", files: ["/usr/lib/x86_64-linux-gnu/libstdc++.so.6"] },
    { name: "openssl", version: "3.0.14-1~deb12u2", files: ["/usr/bin/openssl"] },
    { name: "perl-base", version: "5.36.0-7+deb12u2", source: "perl", files: ["/usr/bin/perl"] },
    { name: "sed", version: "4.9-1", files: ["/bin/sed"] },
    { name: "tar", version: "1.34+dfsg-1.2", files: ["/bin/tar"] },
    { name: "tzdata", version: "2024a-0+deb12u1", files: ["/usr/share/zoneinfo/UTC"] },
    { name: "zlib1g", version: "1:1.2.13.dfsg-1", source: "zlib", files: ["/lib/x86_64-linux-gnu/libz.so.1.2.13"] },
];
const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
`;
const IMAGE_REFERENCE = "shop:1.0.0";
/** The image that the shop's Dockerfile would give: a small Debian 12 below, the application with its dependencies above. */
function toShopImage(files, lockfile) {
    return {
        reference: IMAGE_REFERENCE,
        workingFolder: "/app",
        command: ["node", "server.js"],
        layers: [
            { createdBy: "a small Debian 12, as node:20-bookworm-slim is built on", files: toDebian(PACKAGES) },
            { createdBy: "COPY package.json package-lock.json server.js ./ and RUN npm ci --omit=dev", files: toApplication(files, lockfile) },
        ],
    };
}
/** The files by which scanners know a Debian: the release, dpkg's database, a list of files for each package. */
function toDebian(packages) {
    const lists = packages.map(({ name, files }) => [`var/lib/dpkg/info/${name}.list`, `/.\n${files.join("\n")}\n`]);
    return {
        "etc/os-release": OS_RELEASE,
        "etc/debian_version": "12.4\n",
        "var/lib/dpkg/status": packages.map(toParagraph).join("\n"),
        ...Object.fromEntries(lists),
    };
}
function toParagraph({ name, version, source }) {
    const lines = [
        `Package: ${name}`,
        "Status: install ok installed",
        "Architecture: amd64",
        ...(source === undefined ? [] : [`Source: ${source}`]),
        `Version: ${version}`,
        "Maintainer: Nobody <nobody@example.org>",
        `Description: stands for ${name} in the demo`,
    ];
    return `${lines.join("\n")}\n`;
}
/** The application's folder after `npm ci`: of each dependency only its package.json, which is all that a scanner reads. */
function toApplication(files, lockfile) {
    const installed = Object.entries(lockfile.packages).filter(([path]) => path !== "");
    const manifests = installed.map(([path, { version }]) => {
        const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
        return [`app/${path}/package.json`, `${JSON.stringify({ name, version, license: "MIT" }, null, 2)}\n`];
    });
    const hidden = { name: "shop", version: "1.0.0", lockfileVersion: 3, requires: true, packages: Object.fromEntries(installed) };
    return {
        ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/${path}`, text])),
        ...Object.fromEntries(manifests),
        "app/node_modules/.package-lock.json": `${JSON.stringify(hidden, null, 2)}\n`,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
;// CONCATENATED MODULE: ./out/demo/oci-layout.js



const CREATED = "2026-01-01T00:00:00Z";
const PLATFORM = { architecture: "amd64", os: "linux" };
/** Builds an image from files: plain layers, nothing of the machine or the clock in it. The same input gives the same bytes. */
async function buildImageLayout({ layers, reference, workingFolder, command }) {
    const tars = await Promise.all(layers.map(({ files }) => toTar(files)));
    const blobs = new Map();
    const keep = (mediaType, bytes) => describe(blobs, mediaType, bytes);
    const layerBlobs = tars.map((bytes) => keep("application/vnd.oci.image.layer.v1.tar", bytes));
    const diffIds = layerBlobs.map(({ digest }) => digest); // uncompressed: a layer's digest is its diff ID
    const config = {
        ...PLATFORM,
        created: CREATED,
        config: { Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], Cmd: command, WorkingDir: workingFolder },
        rootfs: { type: "layers", diff_ids: diffIds },
        history: layers.map(({ createdBy }) => ({ created: CREATED, created_by: createdBy })),
    };
    const configBlob = keep("application/vnd.oci.image.config.v1+json", toJson(config));
    const mediaType = "application/vnd.oci.image.manifest.v1+json";
    const manifest = keep(mediaType, toJson({ schemaVersion: 2, mediaType, config: configBlob, layers: layerBlobs }));
    const tag = reference.slice(reference.lastIndexOf(":") + 1);
    const annotations = { "org.opencontainers.image.ref.name": tag };
    const index = {
        schemaVersion: 2,
        mediaType: "application/vnd.oci.image.index.v1+json",
        manifests: [{ ...manifest, platform: PLATFORM, annotations }],
    };
    const archive = [{ Config: blobPath(configBlob.digest), RepoTags: [reference], Layers: diffIds.map(blobPath) }];
    const files = new Map([
        ["oci-layout", toJson({ imageLayoutVersion: "1.0.0" })],
        ["index.json", toJson(index)],
        ["manifest.json", toJson(archive)], // for readers of `docker save` archives
        ...blobs,
    ]);
    return { files, digest: manifest.digest, diffIds };
}
/** A tar archive (ustar) of files in the order of their paths, with the folders above them. Reproducible: owner 0, time 0. */
async function toTar(files) {
    const entries = files instanceof Map ? [...files] : Object.entries(files);
    const archive = (0,tar_stream.pack)();
    const mtime = new Date(0);
    for (const name of toFolders(entries.map(([path]) => path)))
        archive.entry({ name, type: "directory", mode: 0o755, mtime });
    for (const [name, content] of entries.sort(([a], [b]) => (0,order/* byCodeUnits */.C)(a, b))) {
        archive.entry({ name, mode: 0o644, mtime }, Buffer.from(content));
    }
    archive.finalize();
    const pieces = [];
    for await (const piece of archive)
        pieces.push(piece);
    return Buffer.concat(pieces);
}
/** Every folder above these paths, the outer before the inner, each with a `/` at its end. */
function toFolders(paths) {
    const folders = new Set();
    for (const path of paths) {
        for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1))
            folders.add(path.slice(0, end + 1));
    }
    return [...folders].sort(order/* byCodeUnits */.C);
}
function describe(blobs, mediaType, bytes) {
    const digest = `sha256:${(0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex")}`;
    blobs.set(blobPath(digest), bytes);
    return { mediaType, digest, size: bytes.length };
}
function blobPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}
function toJson(value) {
    return new TextEncoder().encode(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./out/demo/shop-files.json
const shop_files_namespaceObject = /*#__PURE__*/JSON.parse('{".github/portcullis.yml":"# What may pass the gate. `portcullis policy check` checks this file, `portcullis policy schema` gives its JSON Schema.\\nversion: 1\\n\\n# Findings of this severity and above block.\\nseverity-cutoff: high\\n\\n# An accepted finding needs a reason and an end; it stays in every report.\\nexceptions:\\n  - id: CVE-2023-31484\\n    package: pkg:deb/debian/perl-base\\n    reason: Nothing in this image downloads with CPAN.pm; the fix comes with the next base image\\n    owner: team-shop\\n    # In the demo: 90 days from today.\\n    expires: 2027-02-20\\n","Dockerfile":"FROM docker.io/library/node:20-bookworm-slim\\nWORKDIR /app\\nCOPY package.json package-lock.json ./\\nRUN npm ci --omit=dev\\nCOPY server.js ./\\nUSER node\\nEXPOSE 8080\\nCMD [\\"node\\", \\"server.js\\"]\\n","package-lock.json":"{\\n  \\"name\\": \\"shop\\",\\n  \\"version\\": \\"1.0.0\\",\\n  \\"lockfileVersion\\": 3,\\n  \\"requires\\": true,\\n  \\"packages\\": {\\n    \\"\\": {\\n      \\"name\\": \\"shop\\",\\n      \\"version\\": \\"1.0.0\\",\\n      \\"dependencies\\": {\\n        \\"debug\\": \\"4.3.0\\",\\n        \\"lodash\\": \\"4.17.20\\",\\n        \\"minimist\\": \\"1.2.5\\",\\n        \\"semver\\": \\"7.3.7\\"\\n      }\\n    },\\n    \\"node_modules/debug\\": {\\n      \\"version\\": \\"4.3.0\\",\\n      \\"integrity\\": \\"sha512-jjO6JD2rKfiZQnBoRzhRTbXjHLGLfH+UtGkWLc/UXAh/rzZMyjbgn0NcfFpqT8nd1kTtFnDiJcrIFkq4UKeJVg==\\",\\n      \\"license\\": \\"MIT\\",\\n      \\"dependencies\\": {\\n        \\"ms\\": \\"2.1.2\\"\\n      },\\n      \\"engines\\": {\\n        \\"node\\": \\">=6.0\\"\\n      },\\n      \\"peerDependenciesMeta\\": {\\n        \\"supports-color\\": {\\n          \\"optional\\": true\\n        }\\n      }\\n    },\\n    \\"node_modules/lodash\\": {\\n      \\"version\\": \\"4.17.20\\",\\n      \\"integrity\\": \\"sha512-PlhdFcillOINfeV7Ni6oF1TAEayyZBoZ8bcshTHqOYJYlrqzRK5hagpagky5o4HfCzzd1TRkXPMFq6cKk9rGmA==\\",\\n      \\"license\\": \\"MIT\\"\\n    },\\n    \\"node_modules/lru-cache\\": {\\n      \\"version\\": \\"6.0.0\\",\\n      \\"integrity\\": \\"sha512-Jo6dJ04CmSjuznwJSS3pUeWmd/H0ffTlkXXgwZi+eq1UCmqQwCh+eLsYOYCwY991i2Fah4h1BEMCx4qThGbsiA==\\",\\n      \\"license\\": \\"ISC\\",\\n      \\"dependencies\\": {\\n        \\"yallist\\": \\"^4.0.0\\"\\n      },\\n      \\"engines\\": {\\n        \\"node\\": \\">=10\\"\\n      }\\n    },\\n    \\"node_modules/minimist\\": {\\n      \\"version\\": \\"1.2.5\\",\\n      \\"integrity\\": \\"sha512-FM9nNUYrRBAELZQT3xeZQ7fmMOBg6nWNmJKTcgsJeaLstP/UODVpGsr5OhXhhXg6f+qtJ8uiZ+PUxkDWcgIXLw==\\",\\n      \\"license\\": \\"MIT\\"\\n    },\\n    \\"node_modules/ms\\": {\\n      \\"version\\": \\"2.1.2\\",\\n      \\"integrity\\": \\"sha512-sGkPx+VjMtmA6MX27oA4FBFELFCZZ4S4XqeGOXCv68tT+jb3vk/RyaKWP0PTKyWtmLSM0b+adUTEvbs1PEaH2w==\\",\\n      \\"license\\": \\"MIT\\"\\n    },\\n    \\"node_modules/semver\\": {\\n      \\"version\\": \\"7.3.7\\",\\n      \\"integrity\\": \\"sha512-QlYTucUYOews+WeEujDoEGziz4K6c47V/Bd+LjSSYcA94p+DmINdf7ncaUinThfvZyu13lN9OY1XDxt8C0Tw0g==\\",\\n      \\"license\\": \\"ISC\\",\\n      \\"dependencies\\": {\\n        \\"lru-cache\\": \\"^6.0.0\\"\\n      },\\n      \\"bin\\": {\\n        \\"semver\\": \\"bin/semver.js\\"\\n      },\\n      \\"engines\\": {\\n        \\"node\\": \\">=10\\"\\n      }\\n    },\\n    \\"node_modules/yallist\\": {\\n      \\"version\\": \\"4.0.0\\",\\n      \\"integrity\\": \\"sha512-3wdGidZyq5PB084XLES5TpOSRA3wjXAlIWMhum2kRcv/41Sn2emQ0dycQW4uZXLejwKvg6EsvbdlVL+FYEct7A==\\",\\n      \\"license\\": \\"ISC\\"\\n    }\\n  }\\n}\\n","package.json":"{\\n  \\"name\\": \\"shop\\",\\n  \\"version\\": \\"1.0.0\\",\\n  \\"private\\": true,\\n  \\"description\\": \\"A small shop, invented for the demo: its dependencies are old on purpose.\\",\\n  \\"type\\": \\"commonjs\\",\\n  \\"main\\": \\"server.js\\",\\n  \\"dependencies\\": {\\n    \\"debug\\": \\"4.3.0\\",\\n    \\"lodash\\": \\"4.17.20\\",\\n    \\"minimist\\": \\"1.2.5\\",\\n    \\"semver\\": \\"7.3.7\\"\\n  }\\n}\\n","server.js":"// An invented shop. It is never run by the demo: only what it depends on is looked at.\\nconst { createServer } = require(\\"node:http\\");\\nconst debug = require(\\"debug\\")(\\"shop\\");\\nconst { groupBy } = require(\\"lodash\\");\\nconst minimist = require(\\"minimist\\");\\nconst { satisfies } = require(\\"semver\\");\\n\\nconst { port = 8080 } = minimist(process.argv.slice(2));\\nconst articles = [\\n  { name: \\"tea\\", shelf: 1 },\\n  { name: \\"rye bread\\", shelf: 2 },\\n];\\n\\ncreateServer((request, response) => {\\n  debug(\\"asked for %o\\", request.url);\\n  response.setHeader(\\"content-type\\", \\"application/json\\").end(JSON.stringify(groupBy(articles, \\"shelf\\")));\\n}).listen(port);\\n\\ndebug(\\"listening on %d, node is new enough: %s\\", port, satisfies(process.version, \\">=20\\"));\\n"}');
;// CONCATENATED MODULE: ./out/demo/example.js








const EXCEPTION_DAYS = 90;
/** What `writeExample` writes, by its first part: whatever else lies beside it is not of the example. */
const EXAMPLE_NAMES = (0,order/* sortedUnique */.Z)([
    ...Object.keys(shop_files_namespaceObject).map((path) => path.split("/")[0] ?? ""),
    "image",
    "databases",
]);
/**
 * Writes the example project into a folder: its files, its image as an OCI layout, and databases that know its flaws.
 * `today` (YYYY-MM-DD) is where the policy's exception counts from, so that the verdict is the same on any day.
 */
async function writeExample(folder, files, today) {
    const image = await buildImageLayout(toShopImage(toImageFiles(), JSON.parse(shop_files_namespaceObject["package-lock.json"])));
    const policy = toPolicy(shop_files_namespaceObject[".github/portcullis.yml"], today);
    const texts = { ...shop_files_namespaceObject, ".github/portcullis.yml": policy };
    for (const [path, text] of Object.entries(texts))
        await files.write((0,external_node_path_.join)(folder, path), [text]);
    for (const [path, bytes] of image.files)
        await files.write((0,external_node_path_.join)(folder, "image", path), [bytes]);
    await files.write((0,external_node_path_.join)(folder, "databases", "grype.db"), [(0,esm/* gunzipSync */.Wt)(Buffer.from(grype_db_namespaceObject.Z, "base64"))]);
    for (const [ecosystem, zip] of toArchives())
        await files.write((0,external_node_path_.join)(folder, "databases", "osv", ecosystem, "all.zip"), [zip]);
    return {
        lockfile: (0,external_node_path_.join)(folder, "package-lock.json"),
        dockerfile: (0,external_node_path_.join)(folder, "Dockerfile"),
        policyFile: (0,external_node_path_.join)(folder, ".github", "portcullis.yml"),
        policy,
        imageDir: (0,external_node_path_.join)(folder, "image"),
        imageDigest: image.digest,
        grypeDb: (0,external_node_path_.join)(folder, "databases", "grype.db"),
        osvDb: (0,external_node_path_.join)(folder, "databases", "osv"),
    };
}
/** What the Dockerfile copies into the image. */
function toImageFiles() {
    const { "package.json": manifest, "package-lock.json": lockfile, "server.js": server } = shop_files_namespaceObject;
    return { "package.json": manifest, "package-lock.json": lockfile, "server.js": server };
}
/** The policy with an exception that still holds and that is not too long. */
function toPolicy(text, today) {
    const end = new Date(Date.parse(`${today}T00:00:00Z`) + EXCEPTION_DAYS * 86_400_000).toISOString().slice(0, 10);
    return text.replace(/(?<=\bexpires: )\d{4}-\d\d-\d\d/, end);
}
/** One archive an ecosystem, as OSV publishes them: an advisory a file, stored without compression. */
function toArchives() {
    const ecosystems = (0,order/* sortedUnique */.Z)(advisories_namespaceObject.map(toEcosystem));
    const mtime = new Date(2026, 10, 1); // local on purpose: a zip holds local times, so the bytes are the same everywhere
    return ecosystems.map((ecosystem) => {
        const records = advisories_namespaceObject.filter((record) => toEcosystem(record) === ecosystem);
        const entries = records.map((record) => [`${record.id}.json`, (0,esm/* strToU8 */._u)(JSON.stringify(record))]);
        return [ecosystem, (0,esm/* zipSync */.L)(Object.fromEntries(entries), { level: 0, mtime })];
    });
}
/** The archive that an advisory belongs to: `Debian:12` is in Debian's. */
function toEcosystem({ affected }) {
    return affected[0]?.package.ecosystem.split(":")[0] ?? "";
}

;// CONCATENATED MODULE: ./out/demo/recorded-facts.json
const recorded_facts_namespaceObject = /*#__PURE__*/JSON.parse('{"grype":{"version":"0.119.0","packages":29},"osv-scanner":{"version":"2.5.1","packages":7}}');
;// CONCATENATED MODULE: ./out/demo/recorded-grype.json
const recorded_grype_namespaceObject = /*#__PURE__*/JSON.parse('{"matches":[{"vulnerability":{"id":"CVE-2023-4911","dataSource":"https://security-tracker.debian.org/tracker/CVE-2023-4911","namespace":"debian:distro:debian:12","severity":"High","urls":[],"description":"glibc: the dynamic loader overflows a buffer while it reads GLIBC_TUNABLES, which gives a local user root","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":7.8,"exploitabilityScore":1.9,"impactScore":5.9},"vendorMetadata":{}}],"knownExploited":[{"cve":"CVE-2023-4911","dateAdded":"2023-11-21","knownRansomwareCampaignUse":"unknown"}],"fix":{"versions":["2.36-9+deb12u3"],"state":"fixed"},"advisories":[],"risk":80.325},"relatedVulnerabilities":[{"id":"CVE-2023-4911","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-indirect-match","matcher":"dpkg-matcher","searchedBy":{"distro":{"type":"debian","version":"12.4"},"package":{"name":"glibc","version":"2.36-9+deb12u2"},"namespace":"debian:distro:debian:12"},"found":{"vulnerabilityID":"CVE-2023-4911","versionConstraint":"<2.36-9+deb12u3 (deb)"},"fix":{"suggestedVersion":"2.36-9+deb12u3"}}],"artifact":{"id":"7a5738b38e72e0e7","name":"libc-bin","version":"2.36-9+deb12u2","type":"deb","locations":[{"path":"/var/lib/dpkg/status","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/status","annotations":{"evidence":"primary"}},{"path":"/var/lib/dpkg/info/libc-bin.list","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/info/libc-bin.list"}],"language":"","licenses":[],"cpes":["cpe:2.3:a:libc-bin:libc-bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:libc-bin:libc_bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:libc_bin:libc-bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:libc_bin:libc_bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:libc:libc-bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:libc:libc_bin:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*"],"purl":"pkg:deb/debian/libc-bin@2.36-9%2Bdeb12u2?arch=amd64&distro=debian-12.4&upstream=glibc","upstreams":[{"name":"glibc"}]}},{"vulnerability":{"id":"CVE-2023-4911","dataSource":"https://security-tracker.debian.org/tracker/CVE-2023-4911","namespace":"debian:distro:debian:12","severity":"High","urls":[],"description":"glibc: the dynamic loader overflows a buffer while it reads GLIBC_TUNABLES, which gives a local user root","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":7.8,"exploitabilityScore":1.9,"impactScore":5.9},"vendorMetadata":{}}],"knownExploited":[{"cve":"CVE-2023-4911","dateAdded":"2023-11-21","knownRansomwareCampaignUse":"unknown"}],"fix":{"versions":["2.36-9+deb12u3"],"state":"fixed"},"advisories":[],"risk":80.325},"relatedVulnerabilities":[{"id":"CVE-2023-4911","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-indirect-match","matcher":"dpkg-matcher","searchedBy":{"distro":{"type":"debian","version":"12.4"},"package":{"name":"glibc","version":"2.36-9+deb12u2"},"namespace":"debian:distro:debian:12"},"found":{"vulnerabilityID":"CVE-2023-4911","versionConstraint":"<2.36-9+deb12u3 (deb)"},"fix":{"suggestedVersion":"2.36-9+deb12u3"}}],"artifact":{"id":"5774bbd2076c22f0","name":"libc6","version":"2.36-9+deb12u2","type":"deb","locations":[{"path":"/var/lib/dpkg/status","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/status","annotations":{"evidence":"primary"}},{"path":"/var/lib/dpkg/info/libc6.list","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/info/libc6.list"}],"language":"","licenses":[],"cpes":["cpe:2.3:a:libc6:libc6:2.36-9\\\\+deb12u2:*:*:*:*:*:*:*"],"purl":"pkg:deb/debian/libc6@2.36-9%2Bdeb12u2?arch=amd64&distro=debian-12.4&upstream=glibc","upstreams":[{"name":"glibc"}]}},{"vulnerability":{"id":"GHSA-xvch-5gv4-984h","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2021-44906","namespace":"github:language:javascript","severity":"Critical","urls":[],"description":"minimist: a crafted argument can set properties of Object.prototype","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":9.8,"exploitabilityScore":3.9,"impactScore":5.9},"vendorMetadata":{}}],"fix":{"versions":["0.2.4","1.2.6"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2021-44906","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","searchedBy":{"language":"javascript","namespace":"github:language:javascript","package":{"name":"minimist","version":"1.2.5"}},"found":{"vulnerabilityID":"GHSA-xvch-5gv4-984h","versionConstraint":">=1.0.0,<1.2.6||<0.2.4 (semantic)"},"fix":{"suggestedVersion":"1.2.6"}}],"artifact":{"id":"1f751b73c9df4199","name":"minimist","version":"1.2.5","type":"npm","locations":[{"path":"/app/node_modules/minimist/package.json","layerID":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","accessPath":"/app/node_modules/minimist/package.json","annotations":{"evidence":"primary"}}],"language":"javascript","licenses":["MIT"],"cpes":["cpe:2.3:a:minimist:minimist:1.2.5:*:*:*:*:*:*:*"],"purl":"pkg:npm/minimist@1.2.5","upstreams":[]}},{"vulnerability":{"id":"GHSA-35jh-r3h4-6jhm","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2021-23337","namespace":"github:language:javascript","severity":"High","urls":[],"description":"lodash: _.template runs code that reaches it through the option `variable`","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":7.2,"exploitabilityScore":1.3,"impactScore":5.9},"vendorMetadata":{}}],"fix":{"versions":["4.17.21"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2021-23337","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","searchedBy":{"language":"javascript","namespace":"github:language:javascript","package":{"name":"lodash","version":"4.17.20"}},"found":{"vulnerabilityID":"GHSA-35jh-r3h4-6jhm","versionConstraint":"<4.17.21 (semantic)"},"fix":{"suggestedVersion":"4.17.21"}}],"artifact":{"id":"9afd612ff9ba9fec","name":"lodash","version":"4.17.20","type":"npm","locations":[{"path":"/app/node_modules/lodash/package.json","layerID":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","accessPath":"/app/node_modules/lodash/package.json","annotations":{"evidence":"primary"}}],"language":"javascript","licenses":["MIT"],"cpes":["cpe:2.3:a:lodash:lodash:4.17.20:*:*:*:*:node.js:*:*"],"purl":"pkg:npm/lodash@4.17.20","upstreams":[]}},{"vulnerability":{"id":"CVE-2023-31484","dataSource":"https://security-tracker.debian.org/tracker/CVE-2023-31484","namespace":"debian:distro:debian:12","severity":"High","urls":[],"description":"perl: CPAN.pm does not check the TLS certificate of the host that it downloads from","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":8.1,"exploitabilityScore":2.3,"impactScore":5.9},"vendorMetadata":{}}],"fix":{"versions":["5.36.0-7+deb12u3"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2023-31484","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-indirect-match","matcher":"dpkg-matcher","searchedBy":{"distro":{"type":"debian","version":"12.4"},"package":{"name":"perl","version":"5.36.0-7+deb12u2"},"namespace":"debian:distro:debian:12"},"found":{"vulnerabilityID":"CVE-2023-31484","versionConstraint":"<5.36.0-7+deb12u3 (deb)"},"fix":{"suggestedVersion":"5.36.0-7+deb12u3"}}],"artifact":{"id":"ebf75b489cdd0631","name":"perl-base","version":"5.36.0-7+deb12u2","type":"deb","locations":[{"path":"/var/lib/dpkg/status","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/status","annotations":{"evidence":"primary"}},{"path":"/var/lib/dpkg/info/perl-base.list","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/info/perl-base.list"}],"language":"","licenses":[],"cpes":["cpe:2.3:a:perl-base:perl-base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:perl-base:perl_base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:perl_base:perl-base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:perl_base:perl_base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:perl:perl-base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*","cpe:2.3:a:perl:perl_base:5.36.0-7\\\\+deb12u2:*:*:*:*:*:*:*"],"purl":"pkg:deb/debian/perl-base@5.36.0-7%2Bdeb12u2?arch=amd64&distro=debian-12.4&upstream=perl","upstreams":[{"name":"perl"}]}},{"vulnerability":{"id":"GHSA-29mw-wpgm-hmr9","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2020-28500","namespace":"github:language:javascript","severity":"Medium","urls":[],"description":"lodash: trimming and converting a long crafted string takes very long","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L","metrics":{"baseScore":5.3,"exploitabilityScore":3.9,"impactScore":1.5},"vendorMetadata":{}}],"fix":{"versions":["4.17.21"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2020-28500","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","searchedBy":{"language":"javascript","namespace":"github:language:javascript","package":{"name":"lodash","version":"4.17.20"}},"found":{"vulnerabilityID":"GHSA-29mw-wpgm-hmr9","versionConstraint":">=4.0.0,<4.17.21 (semantic)"},"fix":{"suggestedVersion":"4.17.21"}}],"artifact":{"id":"9afd612ff9ba9fec","name":"lodash","version":"4.17.20","type":"npm","locations":[{"path":"/app/node_modules/lodash/package.json","layerID":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","accessPath":"/app/node_modules/lodash/package.json","annotations":{"evidence":"primary"}}],"language":"javascript","licenses":["MIT"],"cpes":["cpe:2.3:a:lodash:lodash:4.17.20:*:*:*:*:node.js:*:*"],"purl":"pkg:npm/lodash@4.17.20","upstreams":[]}},{"vulnerability":{"id":"GHSA-c2qf-rxjj-qqgw","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2022-25883","namespace":"github:language:javascript","severity":"Medium","urls":[],"description":"semver: a range with a lot of white space takes very long to read","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L","metrics":{"baseScore":5.3,"exploitabilityScore":3.9,"impactScore":1.5},"vendorMetadata":{}}],"fix":{"versions":["5.7.2","6.3.1","7.5.2"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2022-25883","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","searchedBy":{"language":"javascript","namespace":"github:language:javascript","package":{"name":"semver","version":"7.3.7"}},"found":{"vulnerabilityID":"GHSA-c2qf-rxjj-qqgw","versionConstraint":"<5.7.2||>=6.0.0,<6.3.1||>=7.0.0,<7.5.2 (semantic)"},"fix":{"suggestedVersion":"7.5.2"}}],"artifact":{"id":"7364d79125f5ef33","name":"semver","version":"7.3.7","type":"npm","locations":[{"path":"/app/node_modules/semver/package.json","layerID":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","accessPath":"/app/node_modules/semver/package.json","annotations":{"evidence":"primary"}}],"language":"javascript","licenses":["MIT"],"cpes":["cpe:2.3:a:npmjs:semver:7.3.7:*:*:*:*:node.js:*:*"],"purl":"pkg:npm/semver@7.3.7","upstreams":[]}},{"vulnerability":{"id":"GHSA-gxpj-cx7g-858c","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2017-16137","namespace":"github:language:javascript","severity":"Low","urls":[],"description":"debug: the %o formatter takes long on a long crafted string","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L","metrics":{"baseScore":3.7,"exploitabilityScore":2.3,"impactScore":1.5},"vendorMetadata":{}}],"fix":{"versions":["2.6.9","3.1.0","3.2.7","4.3.1"],"state":"fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2017-16137","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","searchedBy":{"language":"javascript","namespace":"github:language:javascript","package":{"name":"debug","version":"4.3.0"}},"found":{"vulnerabilityID":"GHSA-gxpj-cx7g-858c","versionConstraint":"<2.6.9||>=3.0.0,<3.1.0||>=3.2.0,<3.2.7||>=4.0.0,<4.3.1 (semantic)"},"fix":{"suggestedVersion":"4.3.1"}}],"artifact":{"id":"3409118e9f2b4215","name":"debug","version":"4.3.0","type":"npm","locations":[{"path":"/app/node_modules/debug/package.json","layerID":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","accessPath":"/app/node_modules/debug/package.json","annotations":{"evidence":"primary"}}],"language":"javascript","licenses":["MIT"],"cpes":["cpe:2.3:a:debug_project:debug:4.3.0:*:*:*:*:node.js:*:*"],"purl":"pkg:npm/debug@4.3.0","upstreams":[]}},{"vulnerability":{"id":"CVE-2011-3374","dataSource":"https://security-tracker.debian.org/tracker/CVE-2011-3374","namespace":"debian:distro:debian:12","severity":"Negligible","urls":[],"description":"apt: apt-key does not check the net-keyring\'s keys as it should","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N","metrics":{"baseScore":3.7,"exploitabilityScore":2.3,"impactScore":1.5},"vendorMetadata":{}}],"fix":{"versions":[],"state":"not-fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2011-3374","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-direct-match","matcher":"dpkg-matcher","searchedBy":{"distro":{"type":"debian","version":"12.4"},"package":{"name":"apt","version":"2.6.1"},"namespace":"debian:distro:debian:12"},"found":{"vulnerabilityID":"CVE-2011-3374","versionConstraint":"none (unknown)"}}],"artifact":{"id":"66e5de287d344e80","name":"apt","version":"2.6.1","type":"deb","locations":[{"path":"/var/lib/dpkg/status","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/status","annotations":{"evidence":"primary"}},{"path":"/var/lib/dpkg/info/apt.list","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/info/apt.list"}],"language":"","licenses":[],"cpes":["cpe:2.3:a:apt:apt:2.6.1:*:*:*:*:*:*:*"],"purl":"pkg:deb/debian/apt@2.6.1?arch=amd64&distro=debian-12.4","upstreams":[]}},{"vulnerability":{"id":"CVE-2011-3374","dataSource":"https://security-tracker.debian.org/tracker/CVE-2011-3374","namespace":"debian:distro:debian:12","severity":"Negligible","urls":[],"description":"apt: apt-key does not check the net-keyring\'s keys as it should","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N","metrics":{"baseScore":3.7,"exploitabilityScore":2.3,"impactScore":1.5},"vendorMetadata":{}}],"fix":{"versions":[],"state":"not-fixed"},"advisories":[],"risk":0},"relatedVulnerabilities":[{"id":"CVE-2011-3374","dataSource":"nvd","namespace":"nvd:cpe","severity":"Unknown","urls":[],"cvss":[]}],"matchDetails":[{"type":"exact-indirect-match","matcher":"dpkg-matcher","searchedBy":{"distro":{"type":"debian","version":"12.4"},"package":{"name":"apt","version":"2.6.1"},"namespace":"debian:distro:debian:12"},"found":{"vulnerabilityID":"CVE-2011-3374","versionConstraint":"none (unknown)"}}],"artifact":{"id":"afb22dd28f85ba64","name":"libapt-pkg6.0","version":"2.6.1","type":"deb","locations":[{"path":"/var/lib/dpkg/status","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/status","annotations":{"evidence":"primary"}},{"path":"/var/lib/dpkg/info/libapt-pkg6.0.list","layerID":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","accessPath":"/var/lib/dpkg/info/libapt-pkg6.0.list"}],"language":"","licenses":[],"cpes":["cpe:2.3:a:libapt-pkg6.0:libapt-pkg6.0:2.6.1:*:*:*:*:*:*:*","cpe:2.3:a:libapt-pkg6.0:libapt_pkg6.0:2.6.1:*:*:*:*:*:*:*","cpe:2.3:a:libapt_pkg6.0:libapt-pkg6.0:2.6.1:*:*:*:*:*:*:*","cpe:2.3:a:libapt_pkg6.0:libapt_pkg6.0:2.6.1:*:*:*:*:*:*:*","cpe:2.3:a:libapt:libapt-pkg6.0:2.6.1:*:*:*:*:*:*:*","cpe:2.3:a:libapt:libapt_pkg6.0:2.6.1:*:*:*:*:*:*:*"],"purl":"pkg:deb/debian/libapt-pkg6.0@2.6.1?arch=amd64&distro=debian-12.4&upstream=apt","upstreams":[{"name":"apt"}]}}],"source":{"type":"image","target":{"userInput":"/shop/image","imageID":"sha256:16affde4a13a23ac6583686a52eb43b33b6d426771829a4a9d21a377b4a369b8","manifestDigest":"sha256:67529b6263a9532bbb17110a4c5b74ab13ed0212e57846fef9997fad63775643","mediaType":"application/vnd.oci.image.manifest.v1+json","tags":[],"imageSize":10215,"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:97cb7a7cfc44654a46095f52ddcbe20777acf68141d5e0e4a5f178be203d0cd1","size":4444},{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:4eff4fe46f729a5f2bdc94c0cbf8bd6f79ce16a62c20ee5915073d33eff3b941","size":5771}],"manifest":"eyJzY2hlbWFWZXJzaW9uIjoyLCJtZWRpYVR5cGUiOiJhcHBsaWNhdGlvbi92bmQub2NpLmltYWdlLm1hbmlmZXN0LnYxK2pzb24iLCJjb25maWciOnsibWVkaWFUeXBlIjoiYXBwbGljYXRpb24vdm5kLm9jaS5pbWFnZS5jb25maWcudjEranNvbiIsImRpZ2VzdCI6InNoYTI1NjoxNmFmZmRlNGExM2EyM2FjNjU4MzY4NmE1MmViNDNiMzNiNmQ0MjY3NzE4MjlhNGE5ZDIxYTM3N2I0YTM2OWI4Iiwic2l6ZSI6NjM1fSwibGF5ZXJzIjpbeyJtZWRpYVR5cGUiOiJhcHBsaWNhdGlvbi92bmQub2NpLmltYWdlLmxheWVyLnYxLnRhciIsImRpZ2VzdCI6InNoYTI1Njo5N2NiN2E3Y2ZjNDQ2NTRhNDYwOTVmNTJkZGNiZTIwNzc3YWNmNjgxNDFkNWUwZTRhNWYxNzhiZTIwM2QwY2QxIiwic2l6ZSI6MzE3NDR9LHsibWVkaWFUeXBlIjoiYXBwbGljYXRpb24vdm5kLm9jaS5pbWFnZS5sYXllci52MS50YXIiLCJkaWdlc3QiOiJzaGEyNTY6NGVmZjRmZTQ2ZjcyOWE1ZjJiZGM5NGMwY2JmOGJkNmY3OWNlMTZhNjJjMjBlZTU5MTUwNzNkMzNlZmYzYjk0MSIsInNpemUiOjIwOTkyfV19","config":"eyJhcmNoaXRlY3R1cmUiOiJhbWQ2NCIsIm9zIjoibGludXgiLCJjcmVhdGVkIjoiMjAyNi0wMS0wMVQwMDowMDowMFoiLCJjb25maWciOnsiRW52IjpbIlBBVEg9L3Vzci9sb2NhbC9zYmluOi91c3IvbG9jYWwvYmluOi91c3Ivc2JpbjovdXNyL2Jpbjovc2JpbjovYmluIl0sIkNtZCI6WyJub2RlIiwic2VydmVyLmpzIl0sIldvcmtpbmdEaXIiOiIvYXBwIn0sInJvb3RmcyI6eyJ0eXBlIjoibGF5ZXJzIiwiZGlmZl9pZHMiOlsic2hhMjU2Ojk3Y2I3YTdjZmM0NDY1NGE0NjA5NWY1MmRkY2JlMjA3NzdhY2Y2ODE0MWQ1ZTBlNGE1ZjE3OGJlMjAzZDBjZDEiLCJzaGEyNTY6NGVmZjRmZTQ2ZjcyOWE1ZjJiZGM5NGMwY2JmOGJkNmY3OWNlMTZhNjJjMjBlZTU5MTUwNzNkMzNlZmYzYjk0MSJdfSwiaGlzdG9yeSI6W3siY3JlYXRlZCI6IjIwMjYtMDEtMDFUMDA6MDA6MDBaIiwiY3JlYXRlZF9ieSI6ImEgc21hbGwgRGViaWFuIDEyLCBhcyBub2RlOjIwLWJvb2t3b3JtLXNsaW0gaXMgYnVpbHQgb24ifSx7ImNyZWF0ZWQiOiIyMDI2LTAxLTAxVDAwOjAwOjAwWiIsImNyZWF0ZWRfYnkiOiJDT1BZIHBhY2thZ2UuanNvbiBwYWNrYWdlLWxvY2suanNvbiBzZXJ2ZXIuanMgLi8gYW5kIFJVTiBucG0gY2kgLS1vbWl0PWRldiJ9XX0=","repoDigests":[],"architecture":"amd64","os":"linux"}},"distro":{"name":"debian","version":"12.4","idLike":[]},"descriptor":{"name":"grype","version":"0.119.0","db":{"status":{"schemaVersion":"v6.1.0","from":"manual import","built":"2026-11-01T00:00:00Z","path":"vulnerability.db","valid":true},"providers":{"debian":{"captured":"2026-11-01T00:00:00Z"},"github":{"captured":"2026-11-01T00:00:00Z"}}}}}');
;// CONCATENATED MODULE: ./out/demo/recorded-osv-scanner.json
const recorded_osv_scanner_namespaceObject = /*#__PURE__*/JSON.parse('{"results":[{"source":{"path":"package-lock.json","type":"lockfile"},"packages":[{"package":{"name":"debug","version":"4.3.0","ecosystem":"npm"},"groups":[{"ids":["GHSA-gxpj-cx7g-858c"],"aliases":["CVE-2017-16137","GHSA-gxpj-cx7g-858c"],"max_severity":"3.7"}],"vulnerabilities":[{"affected":[{"package":{"ecosystem":"npm","name":"debug"},"ranges":[{"events":[{"introduced":"0"},{"fixed":"2.6.9"}],"type":"SEMVER"},{"events":[{"introduced":"3.0.0"},{"fixed":"3.1.0"}],"type":"SEMVER"},{"events":[{"introduced":"3.2.0"},{"fixed":"3.2.7"}],"type":"SEMVER"},{"events":[{"introduced":"4.0.0"},{"fixed":"4.3.1"}],"type":"SEMVER"}]}],"aliases":["CVE-2017-16137"],"database_specific":{"severity":"LOW"},"id":"GHSA-gxpj-cx7g-858c","modified":"2026-11-01T00:00:00Z","references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2017-16137"}],"severity":[{"score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L","type":"CVSS_V3"}],"summary":"debug: the %o formatter takes long on a long crafted string"}]},{"package":{"name":"lodash","version":"4.17.20","ecosystem":"npm"},"groups":[{"ids":["GHSA-29mw-wpgm-hmr9"],"aliases":["CVE-2020-28500","GHSA-29mw-wpgm-hmr9"],"max_severity":"5.3"},{"ids":["GHSA-35jh-r3h4-6jhm"],"aliases":["CVE-2021-23337","GHSA-35jh-r3h4-6jhm"],"max_severity":"7.2"}],"vulnerabilities":[{"affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"events":[{"introduced":"4.0.0"},{"fixed":"4.17.21"}],"type":"SEMVER"}]}],"aliases":["CVE-2020-28500"],"database_specific":{"severity":"MODERATE"},"id":"GHSA-29mw-wpgm-hmr9","modified":"2026-11-01T00:00:00Z","references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2020-28500"}],"severity":[{"score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L","type":"CVSS_V3"}],"summary":"lodash: trimming and converting a long crafted string takes very long"},{"affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"events":[{"introduced":"0"},{"fixed":"4.17.21"}],"type":"SEMVER"}]}],"aliases":["CVE-2021-23337"],"database_specific":{"severity":"HIGH"},"id":"GHSA-35jh-r3h4-6jhm","modified":"2026-11-01T00:00:00Z","references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-23337"}],"severity":[{"score":"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H","type":"CVSS_V3"}],"summary":"lodash: _.template runs code that reaches it through the option `variable`"}]},{"package":{"name":"lru-cache","version":"6.0.0","ecosystem":"npm"}},{"package":{"name":"minimist","version":"1.2.5","ecosystem":"npm"},"groups":[{"ids":["GHSA-xvch-5gv4-984h"],"aliases":["CVE-2021-44906","GHSA-xvch-5gv4-984h"],"max_severity":"9.8"}],"vulnerabilities":[{"affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"events":[{"introduced":"1.0.0"},{"fixed":"1.2.6"}],"type":"SEMVER"},{"events":[{"introduced":"0"},{"fixed":"0.2.4"}],"type":"SEMVER"}]}],"aliases":["CVE-2021-44906"],"database_specific":{"severity":"CRITICAL"},"id":"GHSA-xvch-5gv4-984h","modified":"2026-11-01T00:00:00Z","references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-44906"}],"severity":[{"score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","type":"CVSS_V3"}],"summary":"minimist: a crafted argument can set properties of Object.prototype"}]},{"package":{"name":"ms","version":"2.1.2","ecosystem":"npm"}},{"package":{"name":"semver","version":"7.3.7","ecosystem":"npm"},"groups":[{"ids":["GHSA-c2qf-rxjj-qqgw"],"aliases":["CVE-2022-25883","GHSA-c2qf-rxjj-qqgw"],"max_severity":"5.3"}],"vulnerabilities":[{"affected":[{"package":{"ecosystem":"npm","name":"semver"},"ranges":[{"events":[{"introduced":"0"},{"fixed":"5.7.2"}],"type":"SEMVER"},{"events":[{"introduced":"6.0.0"},{"fixed":"6.3.1"}],"type":"SEMVER"},{"events":[{"introduced":"7.0.0"},{"fixed":"7.5.2"}],"type":"SEMVER"}]}],"aliases":["CVE-2022-25883"],"database_specific":{"severity":"MODERATE"},"id":"GHSA-c2qf-rxjj-qqgw","modified":"2026-11-01T00:00:00Z","references":[{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2022-25883"}],"severity":[{"score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L","type":"CVSS_V3"}],"summary":"semver: a range with a lot of white space takes very long to read"}]},{"package":{"name":"yallist","version":"4.0.0","ecosystem":"npm"}}]}],"experimental_config":{"licenses":{"summary":false,"allowlist":null}}}');
;// CONCATENATED MODULE: ./out/demo/recorded.js




// Paths as the reports have them.
const IMAGE = { kind: "image", id: "oci-dir:image", scheme: "oci-dir", locator: "image", absolute: "/shop/image" };
const LOCKFILE = {
    kind: "lockfile",
    id: "lockfile:package-lock.json",
    shown: "package-lock.json",
    absolute: "package-lock.json",
};
/** Reports of the real scanners on the example of the demo, for where none can be had: about the same targets, with the same findings. */
function recordedReports() {
    return [toReport("grype", recorded_grype_namespaceObject, IMAGE), toReport("osv-scanner", recorded_osv_scanner_namespaceObject, LOCKFILE)];
}
function toReport(scanner, report, target) {
    const { version, packages } = recorded_facts_namespaceObject[scanner];
    return {
        name: `the recorded report of ${scanner}`,
        bytes: toPieces(report),
        asked: {
            scanner: { name: scanner, version, sha256: null, source: "recorded", database: null },
            targets: [target],
            targetIdByPath: { [LOCKFILE.shown]: LOCKFILE.id },
            inventory: { [target.id]: packages },
        },
    };
}
async function* toPieces(report) {
    yield (0,esm/* strToU8 */._u)(JSON.stringify(report));
}

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/gate.js + 231 modules
var gate = __webpack_require__(860);
// EXTERNAL MODULE: ./out/install/install.js + 11 modules
var install = __webpack_require__(8141);
// EXTERNAL MODULE: ./out/model/finding.js
var finding = __webpack_require__(7687);
// EXTERNAL MODULE: ./out/policy/policy-file.js + 4 modules
var policy_file = __webpack_require__(4259);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./out/entry/commands/demo-folder.js




/**
 * The folder of the demo, which stays: its documents are to be looked at. It lies in the cache folder, and where that cannot be written,
 * among the temporary files. What is there already is written over, file by file, so that two demos at once do each other no harm; only
 * what is not among `names` is removed, for it would be looked at as a part of the example.
 */
async function makeDemoFolder(cacheFolder, files, names) {
    const folder = (0,external_node_path_.join)(cacheFolder, "demo");
    try {
        await files.makeFolder(folder);
        for (const { name } of await files.list(folder))
            if (!names.includes(name))
                await files.remove((0,external_node_path_.join)(folder, name));
        await files.write((0,external_node_path_.join)(folder, ".write-test"), []);
        await files.remove((0,external_node_path_.join)(folder, ".write-test"));
        return folder;
    }
    catch (error) {
        return (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "portcullis-demo-")).catch(() => {
            throw (0,errors/* isGateError */.Wc)(error) ? nowhere(folder, error.message, error) : error;
        });
    }
}
function nowhere(folder, why, cause) {
    const message = `There is no place for the demo: ${folder} and ${(0,external_node_os_.tmpdir)()} cannot be written (${why.replace(/\.$/, "")}).`;
    return new errors/* GateError */.ue({ code: "environment", message, next: "Set HOME, XDG_CACHE_HOME or TMPDIR to a folder that can be written." }, { cause });
}

// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
;// CONCATENATED MODULE: ./out/entry/commands/demo-words.js


/** The first and the last thing that a demo without scanners says. */
const RECORDED = "Recorded reports: no scanner could be had here, so this verdict is computed from reports recorded earlier.";
/** What is about to happen. The first line says whether it is for real. */
function renderIntro(folder, { missing, display }) {
    const { bold, dim } = toStyles(display);
    const reasons = missing === null ? [] : [RECORDED, ...missing.map((why) => dim(`  ${(0,report_escape/* toSafeText */._J)(why)}`)), ""];
    const lines = [
        ...reasons,
        `${bold("The shop")}: an invented project with old dependencies. Its image goes through Grype, its lockfile through OSV-Scanner,`,
        `and the policy in .github/portcullis.yml decides. All of it is in ${(0,report_escape/* toSafeText */._J)(folder)}`,
        "",
        "",
    ];
    return lines.join("\n");
}
/** What it was good for: the code a gate would have given, where the documents are, what to do next. The last line says if it was not for real. */
function renderOutro({ outcome, exitCode }, { folder, missing, display, program }) {
    const { bold } = toStyles(display);
    const documents = ["sarif", "html", "json"].map((format) => `  ${format.toUpperCase().padEnd(6)}${(0,report_escape/* toSafeText */._J)((0,external_node_path_.join)(folder, `portcullis.${format}`))}`);
    const lines = [
        "",
        `As a gate this would have ended with exit code ${bold(String(exitCode))} (${outcome}); the demo itself ends with 0.`,
        "",
        ...documents,
        "",
        `On a project of yours: ${program} scan IMAGE dir:PATH`,
        ...(missing === null ? [] : [RECORDED]),
    ];
    return `${lines.join("\n")}\n`;
}
function toStyles({ colour }) {
    const style = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
    return { bold: style(1), dim: style(2) };
}

// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/demo.js











/** How long a release may keep us waiting for its first byte, before the next way to get a scanner is tried. */
const PATIENCE_MS = 8000;
/**
 * `portcullis demo`: the main job on an example that ships with the program: real scanners, an embedded advisory database.
 * Gives 0 once a verdict was shown; the verdict's own code is said.
 */
async function runDemo(invocation) {
    const session = (0,commands_session.openSession)(invocation, { lines: true });
    try {
        const { files, cacheFolder } = session.world;
        const folder = await makeDemoFolder(cacheFolder, files, EXAMPLE_NAMES);
        const example = await writeExample(folder, files, session.place.today);
        const request = toAbsolute(await toRequest(invocation, example, session), session.world.machine.cwd);
        const { settings } = request;
        const online = session.online({ ...settings, patience: PATIENCE_MS });
        const missing = await findScanners(request, online.world);
        session.calm();
        const talk = toTalk(settings.output, session);
        talk(renderIntro(folder, { missing, display: session.display }));
        const verdict = missing === null ? await (0,gate/* scanAndJudge */.iO)(request, toWorld(online.world, folder)) : await judgeRecorded(request, session);
        await (0,commands_session/* publishVerdict */.T)(verdict, { ...session, world: toWorld(session.world, folder) }, { ...settings, output: toOutputs(request) });
        talk(renderOutro(verdict, { folder, missing, display: session.display, program: toProgram(process.argv[1]) }));
        return 0;
    }
    finally {
        session.calm();
        await session.close();
    }
}
/** The example is its own working directory, so that the documents speak of `package-lock.json` wherever it lies. */
function toWorld(world, folder) {
    return { ...world, machine: { ...world.machine, cwd: folder } };
}
/** What the user named relative to where they are, before the example becomes the working directory. */
function toAbsolute({ settings, ...request }, cwd) {
    const absolute = (path) => (path === null ? null : (0,external_node_path_.resolve)(cwd, path));
    return {
        ...request,
        settings: {
            ...settings,
            grypePath: absolute(settings.grypePath),
            osvScannerPath: absolute(settings.osvScannerPath),
            scannerChecksums: absolute(settings.scannerChecksums),
            caCertificate: absolute(settings.caCertificate),
            output: settings.output.map(({ format, file }) => ({ format, file: absolute(file) })),
        },
    };
}
/** Nothing is at stake in a demo: the way to the network is the one that the environment shows, unless another is asked for. */
async function toNetwork({ env }, { files }) {
    const proxy = env.HTTPS_PROXY || env.https_proxy;
    const authorities = env.SSL_CERT_FILE;
    const known = authorities && (await files.stat(authorities)) !== null;
    return { ...(proxy ? { proxy: ["inherit"] } : {}), ...(known ? { "ca-certificate": [authorities] } : {}) };
}
async function toRequest({ raw }, example, { place, world }) {
    const own = { "grype-db": [example.grypeDb], "osv-db": [example.osvDb], "max-db-age": ["none"] };
    return (0,gate/* resolveRequest */.Mn)({
        raw: { timeout: ["45m"], ...(await toNetwork(world.machine, world)), ...raw, ...own },
        operands: ["oci-dir:image", "dir:."],
        door: "cli",
        command: "scan",
        policyFile: (0,policy_file/* parsePolicyFile */._)(example.policy, ".github/portcullis.yml", place.today),
        cores: world.machine.cores,
        defaultCategory: "portcullis/demo/",
    });
}
/** Makes both scanners ready; null when they are, else why not, one sentence a scanner. */
async function findScanners({ settings }, world) {
    const deadline = world.clock.now() + settings.timeout;
    const ends = await Promise.allSettled(finding/* SCANNERS */.KR.map((name) => (0,install/* installScanner */.W7)({ name, settings, deadline, world })));
    const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    if (failed.length === 0)
        return null;
    return failed.flatMap((error) => {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        return error.faults.map(({ message, next }) => `${message} ${next}`);
    });
}
async function judgeRecorded({ policy }, { world }) {
    return (0,gate/* judgeReports */.P2)(recordedReports(), policy, { now: world.clock.now(), known: [{ code: "demo-recorded", message: RECORDED }] });
}
/** Three documents beside the example, and what was asked for: text on standard output unless another document goes there. */
function toOutputs({ settings: { output } }) {
    const files = ["sarif", "html", "json"].map((format) => ({ format, file: `portcullis.${format}` }));
    return [...files, ...output];
}
/** How this program is called here: by its name where it was installed, else by its file. */
function toProgram(path = "") {
    return /[\\/]index\.js$/.test(path) ? "node dist/cli/index.js" : "portcullis";
}
/** Says something to whoever watches: on standard output, unless a document was asked for there. */
function toTalk(output, { quiet }) {
    const isTaken = output.some(({ format, file }) => file === null && format !== "text");
    const stream = quiet || isTaken ? process.stderr : process.stdout;
    return (text) => void stream.write(text);
}


/***/ })

};
