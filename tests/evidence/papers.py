"""Papers as a city's offices write them, with all that makes them hard to read; no such paper exists."""

from __future__ import annotations

REGULATION = (
    """SALINAN
WALI KOTA PEKALONGAN
PROVINSI JAWA TENGAH
PERATURAN WALI KOTA PEKALONGAN
NOMOR 12 TAHUN 2026
TENTANG
PENYELENGGARAAN SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK
DAN SATU DATA
DENGAN RAHMAT TUHAN YANG MAHA ESA,
WALI KOTA,
Menimbang : a. bahwa SPBE perlu diselenggarakan secara terpadu;
Mengingat : 1. Peraturan Daerah Nomor 5 Tahun 2020 tanggal 3 Maret 2020;""",
    """Pasal 9
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Pekalongan
pada tanggal 16 Maret 2026
WALI KOTA PEKALONGAN,
ttd
Diundangkan di Pekalongan
pada tanggal 18 Maret 2026
SEKRETARIS DAERAH KOTA PEKALONGAN,
ttd
BERITA DAERAH KOTA PEKALONGAN TAHUN 2026 NOMOR 12""",
)

TEAM = (
    """PEMERINTAH KOTA PEKALONGAN
DINAS KOMUNIKASI DAN INFORMATIKA
Jalan Contoh Nomor 1, Telepon (0285) 000000
KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA
KOTA PEKALONGAN
NOMOR : 000.5 / 118 / 2026
TENTANG
PEMBENTUKAN TIM TANGGAP INSIDEN SIBER
KEPALA DINAS KOMUNIKASI DAN INFORMATIKA,
Menimbang : bahwa insiden siber perlu ditangani;""",
    """Ditetapkan di : Pekalongan
Pada tanggal : 4 Mei 2026
a.n. WALI KOTA PEKALONGAN
KEPALA DINAS KOMUNIKASI DAN
INFORMATIKA,
Tembusan :
1. Wali Kota Pekalongan;
2. Inspektur.""",
)

LETTER = (
    """PEMERINTAH KOTA PEKALONGAN
SEKRETARIAT DAERAH
Jalan Contoh Nomor 2 Pekalongan 51111
Laman: contoh.example  Pos-el: setda@contoh.example
Pekalongan, 15 September 2025
Nomor : 500.12/1423/2025
Sifat : Biasa
Lampiran : 1 (satu) berkas
Hal : Penyampaian Rencana Aksi Satu Data
Yth. Kepala Dinas Komunikasi dan Informatika
di Pekalongan
Menindaklanjuti rapat tanggal 1 September 2025, bersama ini kami sampaikan rencana aksi
sebagaimana dibahas dengan Inspektur pada hari Senin, 8 September 2025.
a.n. WALI KOTA PEKALONGAN
Sekretaris Daerah,
u.b.
Asisten Administrasi Umum""",
)

MINUTES = (
    """NOTULA
RAPAT KOORDINASI TIM PELAKSANA KOTA CERDAS
Hari/Tanggal : Selasa, 10 Maret 2026
Waktu : 09.00 WIB
Tempat : Ruang Rapat
Acara : Evaluasi triwulan
1. Rapat menindaklanjuti surat tanggal 2 Februari 2026.
2. Tenggat laporan 30 April 2026.""",
    """Pekalongan, 11 Maret 2026
Pimpinan Rapat,
Sekretaris Daerah""",
)

HANDOVER = (
    """BERITA ACARA SERAH TERIMA
Nomor: 027/45/BAST/III/2026
Pada hari ini, Kamis tanggal dua belas bulan Maret tahun dua ribu dua puluh enam, kami yang
bertanda tangan di bawah ini menyatakan telah menyerahkan sistem.
Kontrak Nomor 027/221/2025 tanggal 3 November 2025 menjadi dasarnya.""",
)

PROCEDURE = (
    """PEMERINTAH KOTA PEKALONGAN
BAGIAN ORGANISASI
Nomor SOP : 000.8.3.2/28/2026
Tanggal Pembuatan : 5 Januari 2026
Tanggal Revisi : -
Tanggal Pengesahan : 28 Januari 2026
Disahkan oleh :
Kepala Bagian Organisasi,
Nama SOP : Penanganan Pengaduan Layanan
SOP PENANGANAN PENGADUAN LAYANAN""",
)

LATE_NUMBER = (
    """LAPORAN HASIL AUDIT
PENGELOLAAN PUSAT DATA
TAHUN 2026
INSPEKTORAT DAERAH""",
    """Nomor : 700.1/243/2026
Tanggal : 31 Agustus 2026
Audit ini menurut Surat Tugas Nomor 094/112/2026 tanggal 1 Juli 2026.
Pekalongan, 31 Agustus 2026
INSPEKTUR KOTA PEKALONGAN,""",
)

ACTING = (
    """SURAT EDARAN
NOMOR 100.3.4/9/2026
TENTANG
KEWAJIBAN SANDI BERLAPIS
Pekalongan, 2 Juni 2026
Pj. WALIKOTA PEKALONGAN,""",
)

BLANK = (
    """KEPUTUSAN WALI KOTA PEKALONGAN
NOMOR : 100.3.3.3/      /2026
TENTANG
PENETAPAN LOKASI WIFI PUBLIK
Ditetapkan di Pekalongan
pada tanggal            2026
WALI KOTA PEKALONGAN,""",
)

PEOPLE = (
    """LAPORAN KEGIATAN SOSIALISASI KOTA CERDAS
Dilaksanakan pada Senin, 6 April 2026 di Balai Kota.
Hadir Wali Kota Pekalongan dan Inspektur.
Penyusun,
Pranata Komputer""",
)

MEMO = (
    """PEMERINTAH KOTA PEKALONGAN
SEKRETARIAT DAERAH
NOTA DINAS
Kepada : Wali Kota Pekalongan
Dari : Kepala Bagian Hukum
Tanggal : 3 Februari 2026
Nomor : 180/77/2026
Perihal : Telaah Rancangan Peraturan Wali Kota
Disampaikan dengan hormat hasil telaah kami.""",
)

ADDRESSED = (
    """Pekalongan, 4 Agustus 2026
Kepada
Yth. Kepala Dinas Perhubungan
di Pekalongan
Hal : Undangan Rapat Kesiapan Sensor
Rapat diadakan pada hari Rabu, 12 Agustus 2026.""",
)

DRAFT = (
    """RANCANGAN
KEPUTUSAN WALI KOTA PEKALONGAN
NOMOR ... TAHUN 2026
TENTANG
PENETAPAN KAWASAN TANPA KABEL
WALI KOTA PEKALONGAN,
Menimbang : bahwa kabel udara perlu ditata;""",
)

TWO_SIDES = (
    """PERJANJIAN KERJA SAMA
ANTARA
DINAS KOMUNIKASI DAN INFORMATIKA KOTA PEKALONGAN
DENGAN
PERGURUAN TINGGI CONTOH
TENTANG
PEMANFAATAN LABORATORIUM DATA
NOMOR : 415.4/12/2026
NOMOR : 77/PT/IV/2026
Pada hari ini, Senin, tanggal dua puluh bulan April tahun dua ribu dua puluh enam (20-04-2026),
bertempat di Pekalongan, kedua pihak bersepakat.""",
)

TITLES = """
surat-edaran: SURAT EDARAN WALI KOTA PEKALONGAN TENTANG PENGGUNAAN TANDA TANGAN ELEKTRONIK
sk-tim: KEPUTUSAN SEKRETARIS DAERAH KOTA TENTANG PEMBENTUKAN TIM PENGELOLA APLIKASI
sk-tim: SURAT KEPUTUSAN KEPALA DINAS TENTANG PENUNJUKAN TIM TEKNIS
keputusan-wali-kota: KEPUTUSAN WALI KOTA PEKALONGAN TENTANG PENETAPAN DAFTAR DATA PRIORITAS
peraturan-wali-kota: PERATURAN WALI KOTA PEKALONGAN TENTANG TATA KELOLA PEMERINTAHAN DIGITAL
peraturan-organisasi: PERATURAN WALI KOTA TENTANG KEDUDUKAN, SUSUNAN ORGANISASI, TUGAS DAN FUNGSI SERTA TATA KERJA DINAS
renstra: RENCANA STRATEGIS (RENSTRA) DINAS KOMUNIKASI DAN INFORMATIKA TAHUN 2021-2026
renja: RENCANA KERJA (RENJA) TAHUN 2026 DINAS PERHUBUNGAN
lkjip: LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP) TAHUN 2025
perjanjian-kinerja: PERJANJIAN KINERJA TAHUN 2026
rka-dpa: DOKUMEN PELAKSANAAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH
rka-dpa: DPPA-SKPD Dinas Kominfo 2026
laporan-realisasi-anggaran: Laporan Realisasi Anggaran Semester I Tahun Anggaran 2026
notula-rapat: Notulen Rapat Koordinasi SPBE
notula-rapat: Risalah Rapat Pembahasan Raperwal
daftar-hadir: DAFTAR HADIR RAPAT
berita-acara: BERITA ACARA SERAH TERIMA PEKERJAAN
berita-acara-uji-terima: BERITA ACARA USER ACCEPTANCE TEST (UAT) APLIKASI E-OFFICE
kontrak-penyedia: SURAT PERINTAH KERJA (SPK) PENGADAAN BANDWIDTH
kontrak-penyedia: SURAT PERJANJIAN PEKERJAAN PEMELIHARAAN SERVER
dokumen-pemilihan-penyedia: BERITA ACARA HASIL PENGADAAN LANGSUNG
nota-kesepahaman: PERJANJIAN KERJA SAMA PENYELENGGARAAN MAGANG
nota-kesepahaman: NOTA KESEPAHAMAN (MoU) SMART CITY
laporan-audit: LAPORAN HASIL REVIU ATAS RKA
laporan-audit: Laporan Hasil Pemeriksaan Kinerja atas Pengelolaan TIK
program-pengawasan: PROGRAM KERJA PENGAWASAN TAHUNAN (PKPT) BERBASIS RISIKO
matriks-tindak-lanjut: Matriks Tindak Lanjut Hasil Pemeriksaan BPK
hasil-indeks-kami: Laporan Hasil Penilaian Mandiri Indeks KAMI
laporan-uji-keamanan: Laporan Penetration Testing Website Pemkot
laporan-uji-keamanan: Laporan Vulnerability Assessment Aplikasi
register-risiko: DAFTAR RISIKO PERANGKAT DAERAH
bia-bcp-drp: Business Continuity Plan (BCP) Data Center
bia-bcp-drp: DOKUMEN DISASTER RECOVERY PLAN
sop: SOP AP PENANGANAN INSIDEN
sop: STANDAR OPERASIONAL PROSEDUR (SOP) BACKUP DATA
katalog-layanan: KATALOG LAYANAN TI 2026
perjanjian-layanan: SERVICE LEVEL AGREEMENT (SLA) LAYANAN INTERNET
laporan-kegiatan: LAPORAN PELAKSANAAN BIMBINGAN TEKNIS APLIKASI SRIKANDI
laporan-kegiatan: Laporan Kegiatan Sosialisasi Perlindungan Data Pribadi
survei-kepuasan-masyarakat: LAPORAN SURVEI KEPUASAN MASYARAKAT (SKM) SEMESTER II
anjab-abk: DOKUMEN ANALISIS JABATAN DAN ANALISIS BEBAN KERJA
arsitektur-spbe: DOKUMEN ARSITEKTUR SPBE PEMERINTAH KOTA
peta-rencana-spbe: PETA RENCANA SPBE TAHUN 2025-2029
masterplan-kota-cerdas: MASTERPLAN SMART CITY KOTA PEKALONGAN BUKU 2
studi-kelayakan: Feasibility Study Command Center
dokumen-proyek: KERANGKA ACUAN KERJA (KAK) PENGADAAN CCTV
dokumen-proyek: PROJECT CHARTER APLIKASI ANTREAN
metadata-data: Daftar Data Prioritas Kota 2026
register-aset-tik: Kartu Inventaris Barang (KIB) B
register-aset-tik: Daftar Inventaris Perangkat TIK
sertifikat-pelatihan: SERTIFIKAT
rencana-tata-ruang: Rencana Detail Tata Ruang (RDTR) Kawasan Perkotaan
jadwal-retensi-arsip: JADWAL RETENSI ARSIP SUBSTANTIF
rekap-skp: Rekapitulasi Nilai SKP Tahun 2025
log-layanan: Rekap Tiket Helpdesk Januari 2026
log-pencadangan: Log Backup Harian
surat-dinas: SURAT TUGAS
surat-dinas: NOTA DINAS
peta-proses-bisnis: PETA PROSES BISNIS LEVEL 1
laporan-evaluasi: LAPORAN HASIL EVALUASI PENERAPAN SPBE
pernyataan-nihil: SURAT PERNYATAAN NIHIL INSIDEN
pedoman: PETUNJUK TEKNIS PENGELOLAAN DOMAIN
pedoman: KEBIJAKAN KEAMANAN INFORMASI
glosarium-data: Kamus Data Aplikasi
register-hak-akses: Daftar Hak Akses Pengguna SIPD
materi-komunikasi: SIARAN PERS
bukti-publikasi: Screenshot Website Berita
laporan-tingkat-layanan: Laporan Pencapaian SLA Bulan Mei
evaluasi-penyedia: Penilaian Kinerja Penyedia Pengadaan Jaringan
dokumen-smki: Statement of Applicability (SoA) ISO 27001
rencana-aksi: Rencana Aksi Daerah Smart City
program-kerja-penjaminan: PROGRAM KERJA AUDIT (PKA)
kertas-kerja-pengujian: KERTAS KERJA AUDIT
pernyataan-independensi: SURAT PERNYATAAN BEBAS BENTURAN KEPENTINGAN
rekap-pelatihan: Rekap Diklat ASN 2026
hasil-uji-kompetensi: Laporan Hasil Asesmen Kompetensi
register-pelanggaran: Register Pelanggaran Disiplin
daftar-indikator: Indikator Kinerja Utama (IKU)
rencana-uji: Test Plan SIMPUS
dokumen-desain: Software Design Document
register-kebutuhan: Software Requirement Specification (SRS)
log-lingkungan: Log Suhu Ruang Server
"""
"""What offices call their documents, each after its type."""
