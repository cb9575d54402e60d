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
DENGAN RAHMAT TUHAN YANG MAHA ESA
WALI KOTA PEKALONGAN,
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
